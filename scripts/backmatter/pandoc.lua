-- Answers one question after another within one run of pandoc: a line each, in and out.
--   biblatex LOCALE "entries"  -> CSL-JSON; the locale is the language in which they are read
--   cite - DOCUMENT            -> the document, its citations printed by its own metadata
local answers = {}

function answers.biblatex(locale, question)
  local read = function() return pandoc.read(pandoc.json.decode(question), 'biblatex') end
  local document = pandoc.system.with_environment({LANG = locale .. '.UTF-8'}, read)
  return pandoc.write(document, 'csljson')
end

function answers.cite(_, question)
  return pandoc.write(pandoc.utils.citeproc(pandoc.read(question, 'json')), 'json')
end

for line in io.lines() do
  local kind, locale, question = line:match('^(%S+) (%S+) (.*)$')
  io.write(answers[kind](locale, question):gsub('\n', ' ') .. '\n')
  io.flush()
end

-- Formats the same citations in several styles within one run of pandoc.
-- The metadata field `styles` lists the files; the output has one division for each.
function Pandoc(doc)
  local divisions = {}
  for _, style in ipairs(doc.meta.styles) do
    local meta = {
      bibliography = doc.meta.bibliography,
      lang = doc.meta.lang,
      csl = style,
      ['link-bibliography'] = true,
    }
    local printed = pandoc.utils.citeproc(pandoc.Pandoc(doc.blocks, meta))
    table.insert(divisions, pandoc.Div(printed.blocks))
  end
  return pandoc.Pandoc(divisions)
end

"""unAPI on a host that ignores the query: one file is the list of formats and the records.

Zotero asks for the formats, then for the works in one of them, and gets the same file both
times; it reads the XML in the first answer and the RIS in the second.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from backmatter.records.ris import ris

_FILE = """\
<?xml version="1.0" encoding="UTF-8"?>
<formats><format name="ris" type="application/x-research-info-systems"/><![CDATA[
{}
]]></formats>
"""


def unapi(items: Iterable[Mapping[str, Any]]) -> str:
    """The answer of the unAPI server that has these works."""
    return _FILE.format(ris(items).replace("]]>", "]] >"))

"""Codes of languages. Sources: BCP 47 (RFC 5646), ISO 639."""

from __future__ import annotations

import re

_TAG = re.compile(
    r"(?P<language>[a-z]{2,3})(?:-[a-z]{4})?(?:-(?:[a-z]{2}|[0-9]{3}))?"
    r"(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*(?:-[a-z](?:-[a-z0-9]{2,8})+)*",
    re.IGNORECASE,
)
_OF_TWO_LETTERS = frozenset(
    """
aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy
da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu
hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb
lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om
or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq sr ss st su sv
sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
""".split()
)
_INSTEAD_OF_TWO = frozenset(
    "eng fra deu ger fre rus spa ita ukr pol zho chi jpn ces cze".split()
)
"""Codes of three letters, often met, of languages that have one of two."""


def is_language(text: str) -> bool:
    """Whether this is the tag of a language, as `ru`, `ru-Latn` or `en-GB`."""
    match = _TAG.fullmatch(text)
    code = match["language"].lower() if match else ""
    return code in _OF_TWO_LETTERS or (len(code) == 3 and code not in _INSTEAD_OF_TWO)

"""Which bare numbers count something: by the noun after them, the words before them, or the count that they are part of."""

from __future__ import annotations

import re

from minutes_reader.values import Value

_NOUNS = (
    r"people|persons?|individuals?|clients?|offenders?|victims?|residents?|households?|famil(?:y|ies)|adults?|youths?|child(?:ren)?|pupils?|students?"
    r"|staff|officers?|pcsos?|wardens?|members?|visitors?|users?|attendees|delegates|participants|volunteers?|tenants?|landlords|customers|patients|perpetrators?"
    r"|suspects|nominals|respondents|beneficiaries|women|men|girls|boys|females?|males?|parents|drivers|riders|motorists|passengers|pedestrians|employees|workers|carers"
    r"|professionals|practitioners|schools|businesses|retailers|premises|incidents?|crimes?|offences?|reports?|referrals?|calls?|checks?|cases?|caseload|arrests?|convictions?|charges"
    r"|cautions|warnings?|tests?|sessions?|visits?|patrols?|applications?|complaints?|orders?|asbos?|injunctions?|notices?|fines?|penalties|seizures?|searches|warrants?"
    r"|homes?|houses|dwellings|properties|tenancies|evictions?|alarms?|fires?|deaths?|fatalities|casualt(?:y|ies)|collisions?|accidents?|burglar(?:y|ies)|robber(?:y|ies)|thefts?"
    r"|assaults?|attendances?|admissions?|discharges|interventions?|responses?|replies|surveys?|questionnaires|forms|leaflets?|letters?|posters|packs|kits?|locks|contacts?|engagements"
    r"|bikes?|bicycles|cycles|vehicles?|cars?|mopeds?|motorcycles|scooters|weapons?|knives|firearms|needles|cameras?|nominations?|events?|vacancies|jobs|placements?|fte(?:['’]?s)?"
    r"|closures?|disposals?|entrants?|breach(?:es)?|alerts|exclusions|enquir(?:y|ies)|queries|tweets|followers|hits|views|downloads|stops|sanctions|prosecutions?|investigations?"
    r"|completions|discharges|assessments?|disclosures?|marac|hospitalisations|journeys|deliveries|conversations|signatures|pledges|awards|places|beds|units\s+of\s+accommodation|disorders?")
_NOUN = re.compile(rf"(?:\s+|-)(?:of\s+(?:the\s+|these\s+|those\s+|our\s+)?)?(?:(?!(?:and|or|to|for|in|on|at|by|with|from|the|of|per|areas?|years?|months?|days?|weeks?|hours?|strands?|"
                   r"indicators?|courses?|authorities|priorities|themes|groups|partnerships|wards|actions|objectives|recommendations|projects|schemes|questions|pages|items|was|were|is|are|had|have|has)\b)"
                   rf"[\w'’/&-]+\s+){{0,4}}?(?P<noun>{_NOUNS})\b(?!\s+(?:panel|review|order\s+paper|officer)\b)", re.I)
_NAMED = re.compile(
    rf"\b(?:numbers?|totals?|totalling|totalled|caseload|average|count|figures?|volume|(?:{_NOUNS}))\b(?:\s+(?!(?:and|but|which|who)\b)[\w'’()/-]+){{0,9}}?\s*"
    r"(?:\b(?:of|was|were|is|are|at|stands?\s+at|stood\s+at|to|from|by|reached|totalled|totalling|averaged|being|than|over|under|nearly|almost|just)\b|[:–=-])"
    r"\s*(?:only\s+|about\s+|around\s+|approximately\s+|over\s+|just\s+|nearly\s+|almost\s+|the\s+|a\s+total\s+of\s+)*$", re.I)
_MOVED = re.compile(
    r"\b(?:rose|risen|rise|fell|fallen|fall|increased?|decreased?|reduced|reduction|dropped|drop|declined?|grown|grew|went|gone|up|down|improved|slippage|slipped|compared|changed)\b", re.I)
_FROM_TO = re.compile(r"\b(?:from|to|by|at|with|than|against|of)\s*(?:about\s+|around\s+|just\s+|over\s+)*$", re.I)
_PART = re.compile(r"\s+(?:had|have|has|were|was|are|is|of\s+(?:these|them|whom|which|those)|did|went|resulted|led|remain|received|related|involved)\b", re.I)
_OF_WHICH = re.compile(r"\b(?:of\s+(?:these|them|whom|which|those),?|(?:compared|comparing)\s+(?:to|with)|than|against|and|including)\s*(?:the\s+)?(?:only\s+|just\s+)*$", re.I)
_SERVICE = re.compile(r"\s*(?:calls?|numbers?|service|line)\b", re.I)
_LABELLED = re.compile(rf"^[^.;]{{0,80}}?\b(?:{_NOUNS}|crime|theft|burglary|robbery|violence|damage|asb|disorder|arson|fraud)\b[^.;\d]{{0,40}}?[:–=-]?\s*$", re.I)


def noun_after(text: str, value: Value, end: int) -> re.Match[str] | None:
    """The counted thing that follows a number, within its own phrase."""
    if value.value in (999, 101, 111, 112) and _SERVICE.match(text, value.end, end):
        return None
    return _NOUN.match(text, value.end, min(end, value.end + 90))


def counts(text: str, start: int, end: int, value: Value, earlier: bool) -> bool:
    """True where a bare number counts something; `earlier` says that a count stands before it in the sentence."""
    if value.value == 999 and _SERVICE.match(text, value.end, end):
        return False
    if noun_after(text, value, end):
        return True
    before = text[max(start, value.start - 120):value.start]
    if _NAMED.search(before) and not re.match(r"\s*(?:[a-z]{3,}s)\b", text[value.end:value.end + 20]):
        return True
    if earlier and (_PART.match(text, value.end, end) or _OF_WHICH.search(before)):
        return True
    if value.end >= end - 1 and _LABELLED.match(text[start:value.start]):
        return True
    return False


def moved(text: str, start: int, end: int, value: Value) -> bool:
    """True for a bare number between which something rose or fell: `slippage 73.2 to 70.2`, `fell from 40 to 31`."""
    before = text[start:value.start]
    if not _MOVED.search(before):
        return False
    if re.match(r"\s+to\s+(?:about\s+|around\s+)?[\d£]", text[value.end:min(end, value.end + 24)]):
        return True
    return bool(_FROM_TO.search(before[-24:]) and re.search(r"\d\s*(?:\([^)]*\)\s*)?(?:to|compared\s+(?:to|with))\s*(?:about\s+|around\s+|just\s+|over\s+)*$", before))

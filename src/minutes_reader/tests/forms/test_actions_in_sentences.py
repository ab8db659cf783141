"""Actions told in sentences: by suffixes, bracketed numbers and initials."""

import pytest

from minutes_reader.tests.forms.form import LISTS, Form, found, read

BRACKETED = Form(
    name="actions that are bracketed numbers at the end of sentences",
    text="""
DUNMOOR SAFER PARTNERSHIP

Minutes of the meeting held at 10 am on 4 July 2005

PRESENT
Mrs O Stark (Chair)
Mr L Finney
Ms B Cade
Inspector R Dutt

APOLOGIES
Rev T Pole

4. CCTV

Mr Finney reported that two cameras were out of use. Inspector Dutt would supply a list of places
where cameras would help (4). Ms Cade would ask what the repairs would cost (5).

RESOLVED – That the report be received and its contents noted.

5. SMALL GRANTS

Four bids had been received. Mrs Stark would tell the bidders what had been decided by 15 July (6).

RESOLVED – (a) That grants be made to the scouts and the boxing club; and

(b) That the others be deferred.
""",
    people="""
Mrs O Stark | - | - | present | chair
Mr L Finney | - | - | present
Ms B Cade | - | - | present
Inspector R Dutt | - | - | present
Rev T Pole | - | - | apologies
""",
    items="""
4 | CCTV | -
5 | SMALL GRANTS | -
""",
    decisions="""
4 | noted | the report be received and its contents noted
5 | resolved | grants be made to the scouts and the boxing club
5 | deferred | the others be deferred
""",
    actions="""
4 | Inspector Dutt | - | Inspector Dutt would supply a list of places where cameras would help
4 | Ms Cade | - | Ms Cade would ask what the repairs would cost
5 | Mrs Stark | 2005-07-15 | Mrs Stark would tell the bidders what had been decided by 15 July
""",
)

SUFFIXED = Form(
    name="a suffix in brackets and resolutions that repeat the report's numbers",
    text="""
Overy Local Delivery Group

MINUTES of a meeting held on Thursday 18th June 2009

In attendance: Cllr Bob Hanley (in the chair), Cllr Mary Speed, Cllr Tom Unwin, Insp. C. Wroe, Jayne Pell
(OBC), Matt Iles (Overy Homes)

1. Apologies: Sue Gant

2. Priorities for 2009/10

Jayne Pell introduced the report of the Community Safety Officer.

RESOLVED that:
2.1 the priorities in the report be adopted;
2.2 the budget of £20,000 be shared between them in equal parts;
2.3 progress be reported in December.

3. Skate park

Insp. Wroe said that the lights stayed on until midnight. Jayne Pell to ask the parks team about
the timer. (Action)

Matt Iles would invite the skaters to the next open evening (Action).

4. Consultation – Action Matt Iles

5. Next meeting - 17th September 2009
""",
    people="""
Cllr Bob Hanley | - | - | present | chair
Cllr Mary Speed | - | OBC | present
Cllr Tom Unwin | - | OBC | present
Insp. C. Wroe | - | OBC | present
Jayne Pell | - | OBC | present
Matt Iles | - | Overy Homes | present
Sue Gant | - | - | apologies
""",
    items="""
1 | Apologies | -
2 | Priorities for 2009/10 | -
3 | Skate park | -
4 | Consultation | -
5 | Next meeting | -
""",
    decisions="""
2 | resolved | the priorities in the report be adopted
2 | resolved | the budget of £20,000 be shared between them in equal parts
2 | resolved | progress be reported in December
""",
    actions="""
3 | Jayne Pell | - | Jayne Pell to ask the parks team about the timer
3 | Matt Iles | - | Matt Iles would invite the skaters to the next open evening
""",
    follow_ups="2 | 2009-12 | progress be reported in December",
)

DASHED = Form(
    name="a suffix of dash action and name",
    text="""
Local Strategic Partnership – Safer Group
LSP18/20 to LSP18/23
Meeting held 24 April 2018, Wold Council Offices

Present: Councillor Ann Sisley (Chair); Duncan Peake, Wold Council; Jo Raines, Wold Council; Pete Lund,
Wold Police; Sarah Gooch, Citizens Advice

LSP18/20 Minutes of Meeting – 23 January 2018
The minutes were agreed as a correct record.

LSP18/21 Scams
Sarah Gooch gave a talk on doorstep and online scams, and it was agreed to put scam warnings on all our
websites – Action Jo Raines
Members thanked Sarah Gooch.

LSP18/22 Cuckooing
Pete Lund said there were nine addresses on the list. Housing providers to be asked to sign the protocol
– Action Duncan Peake and Pete Lund

LSP18/23 Next Meeting
24 July 2018
""",
    people="""
Councillor Ann Sisley | - | - | present | chair
Duncan Peake | - | Wold Council | present
Jo Raines | - | Wold Council | present
Pete Lund | - | Wold Police | present
Sarah Gooch | - | Citizens Advice | present
""",
    items="""
LSP18/20 | Minutes of Meeting – 23 January 2018 | -
LSP18/21 | Scams | -
LSP18/22 | Cuckooing | -
LSP18/23 | Next Meeting | -
""",
    decisions="""
LSP18/20 | agreed | The minutes were agreed as a correct record
LSP18/21 | agreed | put scam warnings on all our websites
""",
    actions="""
LSP18/21 | Jo Raines | - | Sarah Gooch gave a talk on doorstep and online scams, and it was agreed to put scam
  warnings on all our websites
LSP18/22 | Duncan Peake + Pete Lund | - | Housing providers to be asked to sign the protocol
""",
    references="LSP18/20 | - | 2018-01-23",
)

INITIALS = Form(
    name="initials in prose and actions closed in bulk",
    text="""
Cranmoor Domestic Abuse Forum
Minutes 1st October 2019, 1pm - 3pm Room 4, Cranmoor Library

Present: Rachel Otley (RO) Chair, Viv Sharman (VS) Women's Aid, Dipak Rao (DR) CAFCASS, Lou Fell (LF)
Health, Ceri Boon (CB) Police

Apologies: Amir Said (AS), Nita Poole (NP)

Minutes of last meeting 02/07/19
Agreed as accurate. Actions 1, 2 and 3 completed. Action 4 carried forward, see 2.3 below.

1. Refuge provision
VS gave an update. There are six places and all are taken.
VS and DR to meet to talk about the children's worker before half term.

2. Training
2.1 LF said that 80 staff had been trained. The forum AGREED that the course be run again.
2.2 ACTION: RO to ask AS whether his team wants places.
2.3 CB will send round the dates for the DASH course ASAP.
2.4 DR wondered if judges could come.

Date of next meeting
14th January 2020
""",
    people="""
Rachel Otley | - | - | present | chair
Viv Sharman | - | Women's Aid | present
Dipak Rao | - | CAFCASS | present
Lou Fell | - | Health | present
Ceri Boon | - | Police | present
Amir Said | - | - | apologies
Nita Poole | - | - | apologies
""",
    items="""
- | Minutes of last meeting 02/07/19 | -
1 | Refuge provision | -
2 | Training | -
- | Date of next meeting | 2
""",
    decisions="""
Minutes of last meeting 02/07/19 | agreed | Agreed as accurate
2 | agreed | the course be run again
""",
    actions="""
1 | VS + DR | - | VS and DR to meet to talk about the children's worker before half term
2 | RO | - | RO to ask AS whether his team wants places
""",
    references="Minutes of last meeting 02/07/19 | - | 2019-07-02",
)

FORMS = (
    BRACKETED,
    SUFFIXED,
    DASHED,
    INITIALS,
)


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("form", FORMS, ids=str)
def test_every_fact_of_the_paper_is_read(form: Form, name: str) -> None:
    assert found(read(form), name) == form.wanted(name)

"""Decisions in the forms in which meetings record them, and talk that is none."""

import pytest

from minutes_reader.tests.forms.form import LISTS, Form, found, read

REPORT = Form(
    name="a report with numbers on their own lines and bare headings",
    text="""
Report to:
Westholme Police and Crime Panel

Date: 9 March 2010

Title: Community Safety in the Three Boroughs

Report of the Chief Executive

1

Purpose

1.1 This report tells members what the three partnerships have done since the last annual report.

2

Background

2.1 Each borough has a partnership of its own, and each works to a plan of three years.

Ashby Regis

The partnership has made burglary its first priority.

Kell

The partnership was reviewed in 2009 and now has two task groups in place of five.

3

Recommendations

3.1 Members are asked to agree to note the report.
""",
    items="""
1 | Purpose | -
2 | Background | -
- | Ashby Regis | 2
- | Kell | 2
3 | Recommendations | -
""",
    decisions="3 | recommended | Members are asked to agree to note the report",
)

BOARD_REPORT = Form(
    name="a report that tells another board's decisions",
    text="""
Economy and Housing Overview Committee
14 January 2014
Safe Tynedale Partnership Update
Report of Anne Dodd, Director

Purpose of the Report
1.→To give members an update on the Safe Tynedale Partnership Board meeting of 18th November.

Reducing Re-offending
2.→The Safe Tynedale Partnership Board agreed to fund two mentors until March 2015.
3.→Membership of the group has been agreed.
4.→The Board received the plan for troubled families, as agreed by the Board on 2nd September 2013.

Recommendation
5.→The Committee is recommended to note the contents of this report.
""",
    items="""
- | Purpose of the Report | -
- | Reducing Re-offending | -
- | Recommendation | -
""",
    decisions="""
Reducing Re-offending | agreed | The Safe Tynedale Partnership Board agreed to fund two mentors until March 2015
Recommendation | recommended | The Committee is recommended to note the contents of this report
""",
    references="""
Purpose of the Report | - | 2013-11-18
Reducing Re-offending | - | 2013-09-02
""",
)

PROPOSED = Form(
    name="proposed and seconded with running heads between pages",
    text="""
DRUMCARRICK POLICING AND COMMUNITY SAFETY PARTNERSHIP

MINUTES OF MEETING HELD ON WEDNESDAY 18 SEPTEMBER 2013 AT 7.00 PM IN THE LINEN HALL

In the Chair:→Alderman J Purdy

Members Present:→Councillors S Magee, P Toner and R Hanna
→Mr E McBride, Mrs U Carlin (Independent Members)

Apologies:→Councillor D Loane

PCSP1→Minutes

Proposed by Councillor Magee
Seconded by Mrs Carlin and

Resolved: That the minutes of the meeting held on 19 June 2013 be adopted.

Drumcarrick PCSP→18/09/13

PCSP2→Small Grants

On the proposal of Mr McBride, seconded by Councillor Toner, it was agreed that grants of up to £500 be
offered to community groups.

PCSP3→Road Safety

Councillor Hanna proposed, Alderman Purdy seconded and it was RESOLVED: to write to Roads Service about
the bend at Mill Brae.

Drumcarrick PCSP→18/09/13

There being no further business the meeting ended at 8.40 pm.
""",
    people="""
Alderman J Purdy | - | - | present | chair
S Magee | - | - | present
P Toner | - | - | present
R Hanna | - | - | present
Mr E McBride | - | Independent Members | present
Mrs U Carlin | - | Independent Members | present
Councillor D Loane | - | - | apologies
""",
    items="""
PCSP1 | Minutes | -
PCSP2 | Small Grants | -
PCSP3 | Road Safety | -
""",
    decisions="""
PCSP1 | resolved | the minutes of the meeting held on 19 June 2013 be adopted
PCSP2 | agreed | grants of up to £500 be offered to community groups
PCSP3 | resolved | write to Roads Service about the bend at Mill Brae
""",
    references="PCSP1 | - | 2013-06-19",
)

TABLE = Form(
    name="item description and decision with code and number on two lines",
    text="""
Mossley Vale Community Safety Partnership
Thursday, 13 October 2016
Present: Cllr A Bold (Chair), Supt M Ely (Police), V Reid (Probation), Y Tan (Health)
Item→Description→Decision
CSP
210→APOLOGIES
Apologies were received from L Noble.→Noted
CSP
211→MINUTES OF 14 JULY 2016
Y Tan had been there on 14 July and should be added to the list.→The minutes were agreed with that change
CSP
212→NEW PSYCHOACTIVE SUBSTANCES
Supt Ely described the new law.→The report was noted
""",
    people="""
Cllr A Bold | - | - | present | chair
Supt M Ely | - | Police | present
V Reid | - | Probation | present
Y Tan | - | Health | present
L Noble | - | - | apologies
""",
    items="""
210 | APOLOGIES | -
211 | MINUTES OF 14 JULY 2016 | -
212 | NEW PSYCHOACTIVE SUBSTANCES | -
""",
    decisions="""
210 | noted | Noted
211 | agreed | The minutes were agreed with that change
212 | noted | The report was noted
""",
    references="211 | - | 2016-07-14",
)

NO_LABELS = Form(
    name="two lists whose labels were lost",
    text="""
Greater Ollerdale Crime Reduction Partnership
Executive, 9 May 2008

Present: Ian Crewe (Chair), Pat Vose, Dilip Rana

3. Alcohol

The licensing officer described the new powers. Members thought that they would help.

1. That the powers be used in the town centre from 1 August.
2. That the police be asked for their views.

1. Dilip Rana to draft the notice.
2. Pat Vose to tell the licensees.

4. Any other business

None.
""",
    people="""
Ian Crewe | - | - | present | chair
Pat Vose | - | - | present
Dilip Rana | - | - | present
""",
    items="""
3 | Alcohol | -
4 | Any other business | -
""",
    decisions="""
3 | agreed | the powers be used in the town centre from 1 August
3 | agreed | the police be asked for their views
""",
    actions="""
3 | Dilip Rana | - | Dilip Rana to draft the notice
3 | Pat Vose | - | Pat Vose to tell the licensees
""",
)

NOTES_RESOLVED = Form(
    name="notes resolved as correct with paragraphs numbered in items",
    text="""
Arden Brook Safer Neighbourhoods Board
Notes of the Meeting held on Monday 7 March 2011 at the Old Fire Station

Present:
Ms P Wragg (Chair) (Arden Brook Homes), Mr D Lisle (AB Council), Sgt N Orme (Police)

Apologies:
Mrs C Bunce (PCT)

1.→Notes of Last Meeting
→Resolved: that the notes of the meeting held on 6 December 2010 be accepted as a correct record.

2.→Note of the Chair
1)→Owing to snow only three members could come. Nothing was put to the vote.
2)→The papers will be sent out again.

3.→Neighbourhood agreements
1)→Mr Lisle said that Hill Top had asked for an agreement of its own.
2)→Sgt Orme felt that the beat team could meet it.
→Resolved: that an agreement be drawn up for Hill Top.

4.→Burglary
→The position was noted.
""",
    people="""
Ms P Wragg | - | Arden Brook Homes | present | chair
Mr D Lisle | - | AB Council | present
Sgt N Orme | - | Police | present
Mrs C Bunce | - | PCT | apologies
""",
    items="""
1 | Notes of Last Meeting | -
2 | Note of the Chair | -
3 | Neighbourhood agreements | -
4 | Burglary | -
""",
    decisions="""
1 | accepted | the notes of the meeting held on 6 December 2010 be accepted as a correct record
3 | resolved | an agreement be drawn up for Hill Top
4 | noted | The position was noted
""",
    references="1 | - | 2010-12-06",
)

TALK = Form(
    name="talk that sounds like decisions",
    text="""
Fenwick Community Safety Partnership
Minutes of a meeting held on 12 October 2022

Present: Hilary Gunn (Chair), Tariq Aziz (Police), Owen Lunt (Fire)

1. Minutes
The minutes of 13 July 2022 were approved.

2. Police update
It was noted that burglary had fallen in the quarter. Members agreed with the analyst that the fall might
not last. It was suggested that a leaflet might help and there was support for this.
The Licensing Committee had resolved to refuse the application in public.
Cabinet agreed the strategy last week.

3. Partnership plan
Hilary Gunn said that the previous plan had been approved in 2019.
NOTED that the plan would end in March; AGREED that a new one be written.
""",
    people="""
Hilary Gunn | - | - | present | chair
Tariq Aziz | - | Police | present
Owen Lunt | - | Fire | present
""",
    items="""
1 | Minutes | -
2 | Police update | -
3 | Partnership plan | -
""",
    decisions="""
1 | approved | The minutes of 13 July 2022 were approved
3 | noted | the plan would end in March
3 | agreed | a new one be written
""",
    references="1 | - | 2022-07-13",
)

LABEL_ALONE = Form(
    name="labels that stand alone before their text",
    text="""
Priory Vale Community Safety Partnership

Minutes

Date: 19/11/2020
Time: 10.00
Venue: Zoom

Attending: Beth Oram (Chair), Stu Neave (Police), Iqra Malik (Public Health)

1. Minutes of the last meeting

Agreed:

The minutes of 20/08/2020 as an accurate record.

2. Covid marshals

Stu Neave explained what the marshals could do.

Agreed:

To recruit four marshals.
To review the scheme in the new year.

Action:

Iqra Malik

To send Public Health's advice to the marshals.

3. AOB

Noted:

That the office will be shut over Christmas.

Meeting closed at 11:15
""",
    people="""
Beth Oram | - | - | present | chair
Stu Neave | - | Police | present
Iqra Malik | - | Public Health | present
""",
    items="""
1 | Minutes of the last meeting | -
2 | Covid marshals | -
3 | AOB | -
""",
    decisions="""
1 | agreed | The minutes of 20/08/2020 as an accurate record
2 | agreed | To recruit four marshals
2 | agreed | To review the scheme in the new year
3 | noted | the office will be shut over Christmas
""",
    actions="2 | Iqra Malik | - | To send Public Health's advice to the marshals",
    references="1 | - | 2020-08-20",
)

FORMS = (REPORT, BOARD_REPORT, PROPOSED, TABLE, NO_LABELS, NOTES_RESOLVED, TALK, LABEL_ALONE)


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("form", FORMS, ids=str)
def test_every_fact_of_the_paper_is_read(form: Form, name: str) -> None:
    assert found(read(form), name) == form.wanted(name)

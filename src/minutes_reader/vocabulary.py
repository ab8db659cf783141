"""Words that agencies, posts and headings are made of, in lower case: what a person's name is told from."""

AGENCY_WORDS = frozenset(
    """
academy action administration agency alliance ambulance anglia areas army association asylum audit authority bc dc mbc
board borough brigade bureau business cafcass care ccg cdrp centre chamber charity children's church citizens
city civic clinical club co college commission commissioner committee communities community company consortium
constabulary corporation council county court courts cps crc csp cvs daat dat defra department directorate
district division drug drugs education enforcement environment environmental executive federation fire forum
foundation fund gone government group health healthcare hmp hmpps homes hospital hospitals housing icb institute
judicial justice lcjb learning limited local ltd magistrates mind ministry mosque nacro neighbourhood network
nhs noms nps offending office ofsted opcc organisation parish partners partnership partnerships pcc pct plc
police policing press prison probation project public region regional rehabilitation renaissance residents'
safer safety scheme school schools secretariat sector service services social society solutions strategic
support tenants territorial town trust union unison university victim victims voluntary volunteers ward watch
women's womens yjs ymca yos yot youth
""".split()
)
POST_WORDS = frozenset(
    """
accountant administrator adviser advisor analyst apprentice assistant cabinet chair chairman chairperson
chairwoman chief clerk co-ordinator commander commissioner constable consultant controller convener convenor
coordinator councillor deputy director engineer executive governor head holder inspector interim lead leader
liaison manager mayor member minutes note nurse officer operations partner portfolio president principal
representative researcher secretary senior sergeant solicitor specialist strategist superintendent supervisor
taker teacher treasurer vice-chair warden worker
""".split()
)
HEADING_WORDS = frozenset(
    """
absence accuracy act actions actuals adoption agencies agenda all and annual any aob apologies appendix appointment
appointments approval april arising attached attendees august authorities background been bodies budget business
closing co-operating comments communications conclusion confidential confirm consultation contact correspondence crime
date december declaration declarations development developments discussion disorder doi draft elected election
exclusion february feedback finance financial for forward framework friday future had has have implications
independent information interest interests introduction introductions issues item items january july june looking
march matter matters meeting meetings members membership minute monday monitoring motion new news next nil none not
note notes november october other outstanding overview papers pending performance plan planning pooled present
presentation previous priorities priority programme proposal protocol purpose quarter quarterly questions
recommendation recommendations records references report reporting reports representatives resident residents
resolution responsible review risk saturday scrutiny september statutory strategy summary sunday targets terms that
the these this those thursday time title total tuesday update updates urgent vacancies venue verbal was wednesday
welcome were will with work workshop
""".split()
)

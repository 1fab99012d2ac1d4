"""Dutch words that change within: strong verbs, adjectives compared, plurals. The lists were written for this."""

from __future__ import annotations

from wsm_corpus.languages.irregular import read_forms, read_verbs

PARTICLES = """
aan aaneen achter achteraan achterna achterop achteruit af beet bekend bij bijeen binnen bloot boven buiten deel
dicht dood door droog fijn gelijk gereed gerust goed groot heen hoog in ineen kapot kennis klaar klein kwijt langs
lastig leeg leiding les los mede mee mis na neer om omhoog omlaag omver onder op open overeen over overhoop plaats
plat prijs recht rond samen schoon stil stop stuk tegemoet tegen tekort teleur teniet tentoon terecht terug teweeg
thuis toe tussen uit uiteen vast verder vol voor voorbij voorop voort vooruit vrij waar weer weg
"""
"""What parts from its verb: stel op, op te stellen, opgesteld."""

CLAUSE_WORDS = """
aan als bij binnen buiten dan dat doordat door dus en evenals hoe hoewel in indien maar met mits na naar naast nadat
of om omdat onder ondanks op over qua rond sinds te tegen ten tenzij ter terwijl tijdens toen tot totdat tussen uit
van vanaf vanuit vanwege via volgens voor voordat waar waaraan waarbij waardoor waarin waarmee waarna waarom
waaronder waarop waarvan waarvoor wanneer want wat wegens wie zoals zodat zodra zonder
"""
"""Before these a clause may end: conjunctions, relatives, and prepositions of what is added behind it."""

NO_VERB_AFTER = "de een elk elke geen haar hun ieder iedere je jouw mijn onze uw"
"""Between these and the particle of a clause stands a noun."""

SEPARABLE = """
aan klikken kunnen
af haken
bekend staan worden
binnen halen houden laten
bloot leggen stellen
deel hebben
door geven klikken krijgen spelen sturen verwijzen werken
gelijk stellen
goed vinden
in checken zoomen
klaar leggen liggen maken staan zetten
kwijt raken
lastig vallen
leiding geven
les geven
mis gaan lopen
open staan stellen
op hangen pakken
plaats nemen
recht zetten
samen komen
stil leggen liggen staan vallen zetten
stop zetten
thuis blijven komen werken
uit checken loggen proberen
vast houden lopen staan stellen zitten
vol houden
vrij geven laten stellen
weg doen swipen
"""
"""Verbs, by the particle that parts from them, which simplemma's list lacks or does not show to be parted."""

_STAYING = "achter be door er her mis om onder ont over ver verge vol voor weer"

_VERBS = """
bederven bedierf bedierven bedorven
bedriegen bedroog bedrogen
beginnen begon begonnen
bergen -borg geborgen
bevelen beval bevalen bevolen
bewegen bewoog bewogen
bezwijken bezweek bezweken
bidden -bad -baden gebeden
bieden bood boden geboden
bijten beet beten gebeten
binden -bond -bonden gebonden
blazen blies bliezen
blijken bleek bleken gebleken
blijven bleef bleven gebleven
breken brak braken gebroken
brengen bracht brachten gebracht
buigen -boog -bogen gebogen
denken dacht dachten gedacht
dingen -dong -dongen -gedongen
doen -deed -deden -gedaan -doet
dragen droeg droegen gedragen
drijven dreef dreven gedreven
dringen drong drongen gedrongen
drinken dronk dronken gedronken
duiken dook doken gedoken
dwingen dwong dwongen gedwongen
gaan ging gingen gegaan -gaat
gelden gold golden gegolden
genezen genas genazen
genieten genoot genoten
geven gaf -gaven
gieten goot goten gegoten
glijden gleed gleden gegleden
graven groef groeven
grijpen greep grepen gegrepen
hangen hing hingen
heffen hief hieven geheven
helpen hielp hielpen geholpen
houden hield hielden
kiezen koos kozen gekozen
kijken keek keken gekeken
klimmen klom klommen geklommen
klinken klonk klonken geklonken
komen kwam kwamen
kopen kocht kochten gekocht
krijgen kreeg kregen gekregen
krimpen kromp krompen gekrompen
kruipen kroop kropen gekropen
laten liet lieten
lezen las lazen
liegen loog logen gelogen
liggen lag gelegen
lijden leed -leden geleden
lijken leek leken geleken
lopen liep liepen
meten -mat -maten
mijden meed meden gemeden
nemen nam -namen genomen
prijzen prees prezen geprezen
rijden reed -reden gereden
rijzen rees rezen gerezen
roepen riep riepen
ruiken -rook -roken geroken
schelden schold scholden gescholden
schenden schond schonden geschonden
schenken schonk schonken geschonken
scheppen schiep schiepen geschapen
schieten -schoot -schoten geschoten
schijnen scheen schenen geschenen
schrijven schreef schreven geschreven
schrikken schrok schrokken geschrokken
schuiven schoof schoven geschoven
slaan sloeg sloegen geslagen slaat
slapen sliep sliepen
sluipen -sloop -slopen geslopen
sluiten -sloot -sloten gesloten
smelten smolt smolten gesmolten
snijden sneed sneden gesneden
spreken sprak spraken gesproken
springen -sprong -sprongen gesprongen
staan stond stonden staat
steken stak staken gestoken
stelen gestolen
sterven stierf stierven gestorven
stijgen steeg stegen gestegen
strijden streed streden gestreden
strijken -streek -streken gestreken
treden trad traden
treffen trof troffen getroffen
trekken trok trokken getrokken
vallen viel vielen
vangen ving vingen
vechten -vocht -vochten gevochten
verdwijnen verdween verdwenen
vergeten vergat vergaten
verliezen verloor verloren
vinden vond vonden gevonden
vliegen vloog vlogen gevlogen
vragen -vroeg vroegen
vriezen vroor vroren gevroren
wegen woog wogen gewogen
werpen wierp wierpen geworpen
werven wierf wierven geworven
weten wist wisten
wijken -week -weken geweken
wijten -weet -weten geweten
wijzen -wees -wezen gewezen
winden -wond -wonden -gewonden
winnen won wonnen gewonnen
wrijven wreef wreven gewreven
zeggen zei zeiden
zenden zond zonden gezonden
zien zag zagen gezien ziet
zingen zong zongen gezongen
zinken zonk zonken gezonken
zitten zat zaten gezeten
zoeken zocht zochten gezocht
zuigen -zoog -zogen gezogen
zwemmen zwom zwommen gezwommen
zweren zwoer zwoeren gezworen
zwijgen zweeg zwegen gezwegen
"""


VERBS = read_verbs(_VERBS, parting=PARTICLES, staying=_STAYING, mark="ge")

FORMS = read_forms(
    """
    goed beter betere best beste
    lid leden
    stad steden
    """
)

NO_FORMS = frozenset(
    """
    aandacht apart bestand beurt bezit buurt expert export hart import kaart kort maart markt paspoort rapport
    schot smart soort sport start support transport tweet verband verkeerd verleden verstand voort zwart
    """.split()
)
"""Words that look like forms of a verb with which they have nothing to do."""

ADJECTIVES = frozenset(
    """
    alert arm bang bewust blij boos breed diep dik direct dom donker druk dun duur echt eerlijk ernstig fel fijn fit
    flexibel formeel fris gek gezond goedkoop groot hard hecht heet helder hevig hoog jong kalm klein kort koud
    kwaad laag lang leuk lief licht loyaal mild modern moe mooi nauw nieuw open professioneel ruim scherp slecht slim
    snel soepel stabiel sterk stevig stil strak streng trots trouw vaag vast vlot vroeg vrij warm wijs
    wild zacht zeker ziek zuiver zwaar zwak
    """.split()
)
"""Those that are compared and whose form does not tell. Left out: oud, since ouder is a parent more often, and what
is said as an adverb more often than not (later, verder, minder)."""

ENDINGS = ("achtig", "baar", "ief", "iev", "ig", "isch", "lijk", "loos", "loz", "rijk", "vol", "voll", "zaam", "zam")
"""Of adjectives, as they stand before -er and -st."""

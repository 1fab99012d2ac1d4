"""What a Dutch or German word list cannot tell about compounds: words to add, and pieces that are no parts.

`benchmarks/make_compound_parts.py` counts which words begin and end the compounds of simplemma's word lists. The
sets below were read off those counts: the most frequent "parts" that are endings and prefixes spelled like a word.
"""

from __future__ import annotations

# Ordinary words of work, media and law that simplemma 2 does not list, and loan words that Dutch compounds with.
DUTCH_ADDED = frozenset(
    """
    privacy website websites online offline social flex cyber tweet tweets smartphone werkdruk account accounts
    feedback hashtag hashtags twitter facebook linkedin instagram youtube tiktok whatsapp internet intranet
    extranet schade integriteit productiviteit professionaliteit creativiteit identiteit imago burnout data
    digitaal digitale welzijn bewustzijn marketing management monitoring coaching screening branding training
    trainings stalking sociale sociaal media nieuws forum forums platform platforms blog blogs vlog vlogs podcast
    podcasts app apps content influencer influencers recruiter recruiters manager managers freelancer zelfstandige
    professional professionals followers volger volgers profiel profielen like likes chat chats mail mails email
    emails sms thuiswerk mantelzorg uitzend ambassadeur ambassadeurs verlener gedrag gedrags beleid beleids
    belasting overlast misbruik intimidatie discriminatie reputatie crisis corona klokkenluider klokkenluiders
    wetgeving regelgeving cultuur strategie communicatie organisatie informatie ontslag verzuim cao burnout
    jurisprudentie
    """.split()
)

# Words of three letters that do make compounds, where a word of four letters stands beside them.
DUTCH_SHORT_HEADS = frozenset("wet lid lek app eis uur dag man fee".split())
DUTCH_SHORT_MODIFIERS = frozenset("web app vak dag top nep sms ict zzp cao wet".split())

DUTCH_NOT_HEADS = frozenset(
    """
    aards aars aartje aatje ages alen alene anten ante aren ares assen aten atje atjes baar baarder baars baarste
    bare bende chap chappen dere deren ding dingen eden eerde eerden eert eken ellen ende enden enen entje erend
    erende eren eriger esje essen etje etjes etten gaan gaand gaande gers geving heden heid ieme ijker ijkere imme
    ingen innen isme iteit jarig jarige keren kende kere kers komen kundig kundige laar legging lende lere leren
    lijk lijke ling lingen linkje logisch logische loos loost looste loze lozen lozer lozere makend matig matige
    mende mene ment menten mere naren neming nerend neren netje netjes nisje nissen oneel oonen onen ouwen peld
    pelde pelden pelen pelend pelt pende peren puit reed reld rende renen rijk rijke rijker rijtje ring ringen
    schap schappelijk schappelijke schappen schapper sing slacht staan ste stel sten ster sters taan tallen teer
    teerde teert telde temmen tend tenen tere teren terend terende tetje tigste toffen tokken treek treken tukje
    tukken ving vingen visje vol volle voller volst volste vormig vormige waardig waardige zaam zame zende zetting
    ziende zienden
    """.split()
)

DUTCH_NOT_MODIFIERS = frozenset(
    """
    aange aard afge alge ambt anti boet derd ders dien eens enig etje even gaan gesp heen hier herhaald herv hoer
    hoor inge inner kant keur krui lang legit mede medeg meeg moer onge ontw opge overs prij ren respec schap
    senti techno terug toek tran uite uitge uitt vaal verg verge verl vers versla verst vert verv voors waar weder
    weer wegge wegs zege zins interess inter regle const position recruit engage enter
    """.split()
)

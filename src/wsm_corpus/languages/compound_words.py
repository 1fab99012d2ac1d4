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

# English words that Dutch takes over in work, media and computing, and writes together with its own and one another:
# communitymanagement, cloudopslag. Words that are Dutch as well stand in the table.
DUTCH_BORROWED = frozenset(
    """
    advertising advocacy agile analytics approach archive assessment attention avatar award awareness backend
    backlog backoffice backup bandwidth behaviour benchmark benchmarking benefit blended blogger blogging
    bluetooth booking boost bootcamp bottleneck brainstorm brand branding browser browsing buddy builder
    bullying business call callcenter campaign catering change channel chatbot check checker checklist
    checkout childcare clickbait clipboard cloud coach coaching code coder coding cofounder collaboration
    community compliance computer computing consultancy consulting consumer content conversion cookie
    copyright copywriter corporate coworker coworking creative creator crowd crowdfunding crowdsourcing
    customer customised cyberbullying cybersecurity dashboard database datacenter dating deadline delivery
    demo design designer desktop detox developer digital discount diversity download downloads ecommerce
    elearning employability employee employer employment empowerment engagement event events factcheck fake
    family feature feed feedback file financial firewall fitness follow follower founder framework framing
    franchise fraud freelance freelancer frontend frontoffice fulltime fundraising gadget gallery
    game gamer gamers gamification gaming gateway ghosting google governance greenwashing grooming hack hacker
    hackers hacking handset harassment hardware headhunter headset health helpdesk highlight hiring home
    homeoffice homeworking hotline hotspot inbound inbox inclusion influencer insight internship interview
    intro jobcoach jobhopper keynote keyword laptop launch layout lead leader leadership leads learning
    lecture lifecycle lifestyle linkbuilding live livestream lockdown login logo mail mailbox maintenance
    malware mapping market meme memes mentoring merchandise messenger microblog microblogging mindfulness
    mindset multimedia multitask multitasking nerd network networker networking news newsletter nudge nudging
    office officer offline offshore onboarding online opensource operating outbound outcome outdoor outfit
    outlook outsourcing overhead partner partnership parttime party password patch payroll people performance
    personal phishing pipeline pitch player playlist plugin podcast podcasting policy poll popup post posts
    preview profiling programming public publisher quick recap recovery recruit recruiter recruiters
    recruiting recruitment redesign referral refresh reminder reporter reporting retail retweet retweets
    review reviews rollout roster router sales scam scanner scheduling science scientist score scoring screen
    screener screenshot screentime scroll scrum search security self selfie selfies seller service session
    setup sexting sharing shop shutdown skill skills skype slack smart smartwatch snapchat social software
    speaker sponsor sponsoring spotlight sprint spyware stakeholder stakeholders stalker startup startups
    storage stories storytelling streamer streaming study summary survey sustainability sustainable tagging
    target targeting task taskforce team teams teamwork teaser tech technology template time toggle tool
    toolbox toolkit tools tracker tracking trainee trainees trending trigger triggers troll trolls tweet
    unfollow unlike update updates upgrade upload uploads usability usage user username users vendor videocall
    view viewer viewers views viral virtual visual vlogger vlogging voice voicemail volunteer wallet watcher
    wearable wearables webcam webcare webinar webinars webshop wellbeing wellness whistleblower whiteboard
    whitelist whitepaper widget wifi window wireless wishlist work workaholic worker workflow
    workforce workload workplace workshop workshops workspace writer yammer youth zoom
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

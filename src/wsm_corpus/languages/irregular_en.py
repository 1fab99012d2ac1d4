"""English words that change within: verbs, plurals, adjectives compared. The lists were written for this."""

from __future__ import annotations

from wsm_corpus.languages.irregular import read_forms, read_verbs

VERBS = read_verbs(
    """
    arise arose arisen
    awake awoke awoken
    bear bore borne
    beat beaten
    become became
    begin began begun
    bend bent
    bind -bound
    bite -bit bitten
    bleed bled
    blow blew blown
    break broke broken
    breed bred
    bring brought
    build built
    burn burnt
    buy bought
    catch caught
    choose chose chosen
    cling clung
    come came
    creep crept
    deal dealt
    dig dug
    undo undid undone
    draw drew drawn
    dream dreamt
    drink drank drunk
    drive drove driven
    eat ate eaten
    fall fell fallen
    feed fed
    feel felt
    fight fought
    find found
    flee fled
    fly flew flown
    forbid forbade forbidden
    forget forgot forgotten
    forgive forgave forgiven
    freeze froze frozen
    give gave given
    go went gone
    grind -ground
    grow grew grown
    hang hung
    hear heard
    hide hid hidden
    hold held
    keep kept
    know knew known
    lay laid
    lead led
    lean leant
    learn learnt
    leave left
    lend lent
    lose lost
    make made
    mean meant
    meet met
    mistake mistook mistaken
    pay paid
    prove proven
    ride rode ridden
    ring rang rung
    rise -rose risen
    run ran
    say said
    see -saw seen
    seek sought
    sell sold
    send sent
    shake shook shaken
    shoot shot
    show shown
    shrink shrank shrunk
    sing sang sung
    sink sank sunk
    sit sat
    sleep slept
    slide slid
    speak spoke spoken
    spell spelt
    spend spent
    spin spun
    spring sprang sprung
    stand stood
    steal stole stolen
    stick stuck
    strike struck stricken
    strive strove striven
    swear swore sworn
    sweep swept
    swell swollen
    swim swam swum
    swing swung
    take took taken
    teach taught
    tear tore torn
    tell told
    think thought
    throw threw thrown
    wake woke woken
    wear wore worn
    weave wove woven
    weep wept
    win won
    withdraw withdrew withdrawn
    write wrote written
    """,
    parting="fore mis out over re under up with",
)

FORMS = read_forms(
    """
    analysis analyses
    bad worse worst
    calf calves
    child children
    crisis crises
    criterion criteria
    foot feet
    good better best
    half halves
    hypothesis hypotheses
    knife knives
    leaf leaves
    life lives
    man men
    mouse mice
    phenomenon phenomena
    self selves
    shelf shelves
    thesis theses
    thief thieves
    tooth teeth
    wife wives
    woman women
    businessman businessmen
    businesswoman businesswomen
    chairman chairmen
    grandchild grandchildren
    schoolchild schoolchildren
    spokesman spokesmen
    tradesman tradesmen
    """
)

ADJECTIVES = frozenset(
    """
    big bright broad busy cheap clean clear clever close cold cool dark deep early easy fair fast few fine firm
    fit friendly great happy hard healthy heavy high kind large lazy light long loose loud low lucky narrow near
    new nice old poor quick quiet rich safe sharp short simple slow small smart soft sound steady strict strong
    sure tall tight tough ugly warm weak wealthy wide wise young
    """.split()
)
"""Those that are compared with -er and -est."""

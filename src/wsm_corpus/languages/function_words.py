"""Function words of the languages that are recognised but have no module of their own.

The commonest articles, pronouns, prepositions, conjunctions and auxiliaries, in lower case, as they stand in
running text. An entry that ends or begins with an apostrophe is a clitic: it is met at that end of a word
(``l'`` in *l'homme*, ``'s`` in *it's*). A language with a module in this package keeps its function words there.

The lists were written for this project. What matters is not that one is complete but that neighbours are
listed with the same care: a word that two languages share has to stand in both.
"""

from __future__ import annotations

_WORDS = {
    "af": """die en van in is het dit nie wat te om vir met 'n hy ek sy sal aan as was op ons word kan deur by hulle
        maar ook na tot so of jy julle my jou hom haar se moet wees uit oor daar hier toe dan al nog net mense
        meer geen baie sou gaan kom sê gesê ander hierdie daardie omdat sodat waar wie hoe watter wanneer tussen
        onder teen sonder voor onse dié één hê gehad kon mag lewe asook slegs egter tydens een nooit weer daarna
        altyd alles alle alleen andere beter binne bo daarby daardeur daarin daarmee daarom daarop daarvan
        daarvoor dus eie eintlik elk elke elkeen enkele enige erg had heel hierdeur hierin hiermee hoeveel
        iemand iets ja laat maak meeste meestal moes moontlik naas nadat niemand niks nou ooit rondom saam
        sedert self selfs soos soms steeds vanaf veel vele via volgens vooral voordat waarby waardeur waarin
        waarmee waarom waarop waarvan waarvoor want weinig welke sowel sulke terwyl hoewel tensy eers ten ter
        bietjie dalk hoekom behalwe beide buite doen gedoen gegaan gekom geword gewees gewoonlik hul jul kry
        reeds sien staan totdat wel wou""",
    "ca": """el la els les de i que a en un una per amb no és l' d' s' n' m' del al dels als pel pels com més va però
        o si seu seva seus seves aquest aquesta aquests aquestes són ser ha han havia també molt tot tots totes
        quan on què qui jo tu ell ella nosaltres ells hi ho li es em et ens us entre sobre fins des sense perquè
        fer pot era eren hem heu està""",
    "cs": """a v na se je že s z do o k i to pro ve jako by ale si po od za který která které jsou být byl byla bylo
        jeho jejich její tak také jen ještě už při nebo až co když není mezi než před podle pouze více ze ke
        kteří ten ta tento tato toto my vy oni já ty on ona však proto protože může kde""",
    "cy": """y yr a o i yn ar mae ac ei am gan wedi oedd bod ond hefyd nid na eu fel hwn hon hyn un gyda wrth ni
        roedd sydd fod bydd dros drwy neu ein eich fy dy chi nhw hi ef fe mewn at dan heb""",
    "da": """og i at det er en til af den på for med de som ikke et har han der var jeg vi fra sig men om eller blev
        kan også ved efter hun nu over da når skal være havde vil mig os dem dig du min din sin deres hans
        hendes denne dette disse hvad hvor hvem hvordan hvorfor alle meget mere mange kun end mellem under mod
        uden blive bliver været noget nogle ingen ud op ind så her selv kunne skulle ville måtte må gør få får
        andre andet anden aldrig altid allerede begge bedre blandt bort derfor dermed derefter dog ellers endnu
        enten flere foran fordi først gennem gerne giver går hele heller hos hvilke hvilken hvis ifølge igen
        igennem imod inden intet jo kom kommer lade ligesom lidt lige længere man mens mest måske netop nok nær
        næsten nødvendigvis omkring samme samt selvom siden sidste sådan således stadig store syntes tager tit
        uanset vores vise øvrige""",
    "es": """de la que el en y a los se del las un por con no una su para es al lo como más o pero sus le ya este sí
        porque esta entre cuando muy sin sobre ser tiene también me hasta hay donde han quien están desde todo
        nos durante todos uno les ni contra otros ese eso ante ellos e esto mí antes algunos qué unos yo otro
        otras él tanto esa estos mucho nada muchos cual sea poco ella estar había fue son era eres soy está tu
        te ti si mi mis hemos ha he has usted ustedes nosotros puede""",
    "et": """ja on ei et see ta ka oma kui mis või oli aga selle siis seda mida kes nii olid välja üle pärast ning
        mitte ma sa me te nad tema minu sinu meie teie nende veel juba väga kõik ainult enne kuid sest kus olema
        olla pole nagu üks kaks tuleb saab""",
    "fi": """ja on ei että se hän oli mutta kun myös ovat joka mukaan kuin hänen tai olla sekä jo niin ole sen ne
        jotka kanssa jos vain ollut voi sitä vielä nyt mitä joita jossa jonka tämä tämän minä sinä me te he
        minun sinun heidän meidän olen olet olemme ennen jälkeen siitä koska""",
    "fr": """de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il sont avec ou
        son mais comme on aux d' l' qu' n' s' c' j' m' t' été cette ses elle sa ces leur leurs nous vous ils
        elles je tu me te moi toi lui y à être avoir fait ont était aussi tout tous toute toutes bien sans entre
        même si où donc car quand deux après avant encore très peut doit faire notre nos votre vos mon ma mes
        ton ta tes chez sous depuis lors ainsi dont quoi ni non oui ça cela celui celle ceux jusqu' lorsqu'
        puisqu' aujourd' c'est n'est qu'il d'un d'une l'on""",
    "hr": """i u je na se da za su od s o a kao što koji koja koje iz ne bi će do po te ili ali biti bio bila bilo
        sam smo ste si to ovo taj ta nije nisu samo još već kad kada gdje kako tako zbog nakon prije između pri
        uz više svi sve može njegov njihov ja ti on ona mi vi oni li pa""",
    "hu": """a az és hogy nem is egy ez de meg van volt el csak már ha azt mint vagy még ki mert lesz kell ezt minden
        úgy be le fel akkor majd ami aki amely lehet után között alatt szerint által pedig én te ő mi ti ők
        nincs voltak lett igen sem se illetve valamint nagyon""",
    "id": """yang dan di ini itu dengan untuk dari dalam tidak pada akan ke adalah juga saya oleh telah sebagai ada
        dapat lebih mereka karena atau bahwa kami kita anda ia dia tersebut menjadi sudah seperti bisa secara
        banyak harus hanya namun saat antara setelah belum bukan masih para orang tahun hari satu semua sangat
        tetapi jika ketika kepada tentang""",
    "it": """di e il la che in un per è una del con non le si i da al sono dei come più della lo nel alla anche o ma
        ha gli se su ai delle dal l' d' un' c' dell' all' nell' sull' dall' quest' quell' questo questa questi
        queste quello quella ci mi ti vi ne io tu lui lei noi voi loro suo sua suoi sue mio mia essere stato
        stata era erano hanno ho hai abbiamo fare fatto quando dove chi cosa perché cui molto tutto tutti tutte
        ancora già poi così dopo prima senza tra fra ogni sulla sul nella nei negli alle dalla dai degli può sia""",
    "lt": """ir yra kad iš į su ar bet tai buvo kaip nuo už jo jos jų tik dar taip apie per iki po prie ne aš tu jis
        ji mes jūs jie mano tavo savo kuris kuri kurie kai jei o nes tačiau arba bei būti gali turi labai dėl
        tarp""",
    "lv": """un ir no ar par uz ka tas kas bija kā arī vai pie bet lai tā to pēc līdz es tu viņš viņa mēs jūs viņi
        mans savs nav būt var tikai vēl jau ļoti šis šī kad ja jo gan starp bez kuri kurš tiek""",
    "no": """og i det er på en til som av for at med de ikke den har var et om jeg han fra men vi seg så kan hun skal
        ble eller også etter ved nå over da når være hadde vil meg oss dem deg du min din sin deres hans hennes
        denne dette disse hva hvor hvem hvordan hvorfor alle mye mer mange bare enn mellom under mot uten bli
        blir vært noe noen ingen ut opp inn her selv kunne skulle ville måtte må gjør få får ikkje eg ein ei dei
        frå me dykk hjå berre meir nokon noko korleis kva kven kvifor vart vere òg då sjå ho eit desse vore kjem
        gjer au anna sjølv kor kvar mykje andre annet annen aldri alltid allerede begge bedre blant bort derfor
        dermed deretter dessuten dog ellers enda ennå enten flere foran fordi først gjennom gjerne gir går hele
        heller hos hvilke hvilken hvis ifølge igjen imot innen intet jo kom kommer kun la litt like liksom
        lenger man mens mest kanskje nettopp nok nær nesten omkring samme samt siden siste slik således stadig
        store synes tar uansett våre vår vårt vise øvrige""",
    "pl": """w i na z się do nie jest że o jak to po od a za przez dla ale co oraz jego są był była było tym tego być
        ten ta te który która które jej ich tylko już także może przed przy pod między bez czy gdy jeszcze
        bardzo ja ty on ona my wy oni mnie mi go mu ze we u więc lub aby jako""",
    "pt": """de a o que e do da em um para é com não uma os no se na por mais as dos como mas foi ao ele das tem à
        seu sua ou ser quando muito há nos já está eu também só pelo pela até isso ela entre era depois sem
        mesmo aos ter seus quem nas me esse eles estão você tinha foram essa num nem suas meu às minha têm numa
        pelos elas havia seja qual será nós lhe este esta estes estas isto aquele são sobre pode pelas onde
        porque""",
    "ro": """și de în a la cu o pe că nu un din este pentru mai se au al care ce sau dar fi sunt ca lui prin dintre
        după fost să ale fără foarte această acest acesta acestea ea el ei ele noi voi eu tu îmi îți își am ai
        are avea era unui unei unor când unde cum cine dacă până către într- s- n- i- și-a l-a s-a nici despre
        asupra toate tot doar fiind cel cea cei cele ş""",
    "sk": """a v na sa je že s z do o k i to pre vo ako by ale si po od za ktorý ktorá ktoré sú byť bol bola bolo
        jeho ich jej tak aj len ešte už pri alebo až čo keď nie medzi než pred podľa iba viac zo ku ktorí ten tá
        tento táto toto my vy oni ja ty on ona však preto pretože môže kde""",
    "sl": """in v je na se da za so z s kot ki ne po od do o pa ali tudi pri bi bil bila bilo ni iz ko še že kjer
        kako tako zaradi med pred samo več vse lahko njegov njihov jaz ti on ona mi vi oni ta to ter biti sem
        smo ste sta si jih mu ga""",
    "so": """oo iyo ka ku waa in ah uu ay la u soo ayaa ee lagu isku aan waxaa wuxuu waxay ama laakiin kale hadii
        markii sida kama maya haa laga loo""",
    "sq": """të e në dhe i me për një që nga u ka është më së si janë do se nuk kjo ky ishte tij saj pas por edhe
        kanë duke mund nëse kur ku çfarë unë ti ai ajo ne ju ata shumë gjithë midis deri pa""",
    "sv": """och i att det som en på är av för med den till inte har de ett han om var från så men sig jag vi kan man
        hon när eller ska också efter vid nu över då vara hade vill mig oss dem dig du min din sin deras hans
        hennes denna detta dessa vad vem hur varför alla mycket mer många bara än mellan under mot utan bli blir
        blev varit något några ingen ut upp in här själv kunde skulle ville måste gör få får ni er andra annat
        annan aldrig alltid redan båda bättre bland bort därför därmed därefter dock annars ännu antingen fler
        flera framför först genom gärna ger går hela heller hos vilka vilken vilket enligt igen emot innan inget
        ju kom kommer endast låta lite liksom längre medan mest kanske just nog nära nästan omkring samma samt
        själva sedan sista sådan således fortfarande stora tar oavsett vår våra vårt visa vore övriga eftersom
        dess dessutom däremot ibland finns fanns bör både trots""",
    "sw": """ya na wa kwa ni la katika za cha kama hii huo huyo hiyo lakini pia au kuwa yake wake sana hili hilo
        ambayo ambao yeye mimi wewe sisi wao bila baada kabla kila wengi watu si hakuna""",
    "tl": """ang ng sa na at mga ay ni si hindi ito ko mo niya siya kung para may mula kay ako ikaw kami tayo sila
        nang pa din rin lang kanyang dahil wala isang ngunit o kaya naman""",
    "tr": """ve bir bu da de için ile çok olarak gibi daha en ne kadar sonra olan ama ki o var her ya ben sen biz siz
        onlar mi mı mu mü değil olduğu oldu ancak hem veya yok şey bunu onun bana sana diye göre""",
    "vi": """và của là có không được cho một những trong các với này người để đã khi về từ như đến cũng nhưng vào ra
        tại trên ông tôi bạn anh chị em họ chúng ta sẽ đang rất nhiều hơn thì mà nếu bị do vì lại nên""",
    # Languages without a langdetect profile: only words that set them apart from their neighbours count for
    # admitting them, see `profiles.NEIGHBOURS`.
    "fy": """de en it is fan yn dat net te mei op foar in hy ik sy wy jo binne wie hat hie om as ek by út oan nei mar
        ta noch ien dy dit dizze wat wêr hoe wa hja har syn myn ús jimme harren kin koe sil soe moat moast wol
        woe kaam komt giet gie wurde wurdt wurden bin bist hawwe ha hienen al ôf troch oer tsjin ûnder sûnder
        tusken ear doe dan dus fierder folle mear alle alles neat gjin immen oars dêr hjir sa sok sokke eltse ja
        nee no jin foarby wêrom hoefolle dochs moatte kinne wolle sille meie mochten koene soene woene moasten
        wienen wêze dwaan docht dogge diene gean giene litte jaan jout nimt nimme sjen sjocht sjogge sizze seit
        sei seine dyn jins dy't dêr't wêr't doe't sa't as't wa't wylst omdat sadat hoewol opnij jitte no't fanút
        fanwege nei't faak altyd nea soms wer dêrom dêrnei dêrmei hjirfoar tidens neffens lykas binnen bûten
        efter foarút tichtby by't yn't op't fan't oan't mei't nij nije goed grutte lytse twa trije eltsenien elk
        elke men ienen oare oaren sels josels kinst silst hast moatst wolst fia""",
    "lb": """de d' an en ass vun ze mat déi dat den fir op net si ech mir dir hien hatt hunn huet war wéi och et um
        bei no als am eng engem enger eent dëse dës där dem deenen awer oder well wann wat wien wou dann nach
        scho schonn nëmmen méi all alles näischt keen keng mech dech sech eis iech hir säi mäi däi sinn bass hat
        haten gouf ginn gëtt kann kënnen soll muss wëll iwwer ënner duerch ouni géint tëscht virun zum zur vum
        beim aus do hei esou zu ëmmer emol entweder géif géifen goufen hannert iwwerall jo jidder jiddereen kee
        kéint kéinten kommen kënnt maachen mécht muer nee nieft nom nu oft sollt sollten souguer soss vill
        vläicht vu wéinst wollt wollten wéini firwat wiem zanter zesummen ëmgedréint eemol datt wuel dofir domat
        doduerch doriwwer dozou dësen dëser dësem alleguer ëm""",
    "nds": """de un dat is en nich to in vun för mit op ik du he se wi ji as ok an bi na hett harr weer sünd hebbt
        wesen ward worrn wurr sien mien dien uns jüm jem sik dor hier wo wat woans wenn man noch al so denn ut
        över ünner dörch gegen ahn twüschen vör achter vele mehr keen nix allens een ene enen disse düsse kann
        kunn schall schull mutt müss will wull gifft geiht güng keem seggt sä oder aver mang üm tegen 't 'n em
        ehr ehrn sülvst jümmer dee hee wee jy gy my dy wy uut yn by vöör ümme dår wår woor sou gåt ståt hev
        hebbe hebbet hebben hadde wören wöären weren ear ears syn myn dyn syne myne dyne sine unse usse juwe eyn
        eyne eynen eyner ouk nog meyr nicks nikks wän of aober mär auver over vuul völ gude gaud veur van den
        der dem düt dit dån dou döt doon maken kümp kümt kwam güngen segde segt sed möt möten kon konne sal söl
        wil wol wör gyn geyn nen ne ower owwer naar up bet bit wiel äs at""",
    "is": """og að í á er sem það var til við um með ekki af en hann hún þeir fyrir frá svo ég þú vera hafa hefur
        höfðu voru eru verið verður þetta þessi þess þeirra hans hennar sinn sína mig þig sig okkur ykkur eða ef
        þegar þar hér hvað hver hvernig hvar eftir yfir undir milli upp út inn bara mjög allt allir eins þá nú
        enn líka einn eitt ein þessu honum henni mér þér sér því""",
    "fo": """og at í á er sum tað var til við um ikki av men hann hon teir teimum fyri frá so eg tú vera hava hevur
        høvdu vóru eru verið verður hetta hesin hesi teirra hansara hennara sín sína meg teg seg okkum tykkum
        ella tá har her hvat hvør hvussu hvar eftir yvir undir millum upp út inn bara ógvuliga alt allir nú enn
        eisini ein eitt tey tær honum henni mær sær tí ta tann møguleika""",
    "ga": """an na agus is ar i le ag do sa bhí tá a ó go dá leis as mar ach ní níl sé sí siad mé tú muid sibh seo
        sin siúd é í iad ina inár faoi chuig roimh thar trí idir gan um den don ón san aige aici acu agam agat
        air uirthi orthu orm ort dó di dóibh dom duit nach nár gur gurb ba bhfuil raibh beidh féin eile gach cé
        cad conas cathain nuair má freisin sula ionas""",
    "la": """et in est non ad cum ut sed qui quae quod quem quam ex ab de si atque ac aut enim etiam sunt esse erat
        fuit eius eorum se suo sua suis hic haec hoc hunc ille illa ipse idem per pro sine sub inter apud ante
        post nec neque autem vel iam nam quoque tamen cuius quibus quo ita sic ubi nunc tum anno eo ea id is""",
    "eo": """la de kaj en estas al ne por kiu kiuj kiun ĝi li ŝi mi vi ni ili oni el per kun sed aŭ ke pri tiu tiuj
        tio ĉi ĉe ĉiu ĉiuj kio kiel kiam kie ĉar se ankaŭ nur pli plej tre jam ankoraŭ dum antaŭ post inter sub
        super sen ĝis estis estos esti havas povas sia lia ŝia mia via nia ilia unu du da do tiel je eĉ""",
    "bg": "и на да в се за от е не с по че са като до които при през или още му си беше това",
    "mk": "и на да во се за од е не со по дека се како до кои при низ или уште му си беше ова што",
    "ru": "и в не на что с он по как это а но к из у за от то так же все она его были был для они мы вы или",
    "uk": "і в не на що з він по як це а але до із у за від та так ж все вона його були був для вони ми ви або та є",
    "ar": "في من على إلى أن عن مع هذا هذه التي الذي كان ما لا هو هي كما بعد أو كل",
    "fa": "در از به که این را با است برای آن یک می ها بود شد تا یا هم خود شده اند",
    "ur": "کے میں کی ہے اور سے کا کو اس نے پر یہ ہیں کہ ایک بھی تھا نہیں کر جو",
    "hi": "के है में की से को का और पर यह कि एक ने हैं भी नहीं तो था लिए",
    "mr": "आहे आणि या हे ते की होते होता तर मध्ये असे हा एक ही आहेत नाही साठी",
    "ne": "छ र को मा का यो पनि हो गर्न भएको लागि थियो एक हुन् गरेको छन् तथा बाट",
}  # fmt: skip

FUNCTION_WORDS: dict[str, frozenset[str]] = {code: frozenset(words.split()) for code, words in _WORDS.items()}
"""ISO 639 code -> function words, for languages without a module."""

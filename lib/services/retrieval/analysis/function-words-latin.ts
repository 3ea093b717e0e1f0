/** Words that hold sentences together, by language, as they are written. From common knowledge of each grammar. */
export const LATIN_FUNCTION_WORDS: Readonly<Record<string, string>> = {
  en: `i me my myself we us our ours ourselves you your yours yourself yourselves he him his himself she her hers
    herself it its itself they them their theirs themselves what which who whom whose this that these those am is are
    was were be been being have has had having do does did doing done a an the and but if or because as until while of
    at by for with about against between into through during before after above below to from up down in out on off
    over under again further then once here there when where why how all any both each few more most other some such
    no nor not only own same so than too very s t can will just don should now could would may might must shall also
    upon many much isn aren wasn weren hasn haven hadn doesn didn won wouldn shouldn couldn ll ve re`,
  de: `aber alle allem allen aller alles als also am an auch auf aus bei beim bin bis bist da damit dann das dass dein
    deine dem den denn der des dessen die dies diese diesem diesen dieser dieses doch dort du durch ein eine einem
    einen einer eines er es euch euer für gegen gibt hab habe haben hat hatte hatten ich ihm ihn ihnen ihr ihre ihrem
    ihren ihrer im in indem ins ist jede jedem jeden jeder jedes kann kein keine keinen können könnte machen man mein
    meine mich mir mit muss müssen nach nicht nichts noch nun nur ob oder ohne sehr sein seine seinem seinen seiner
    sich sie sind so soll sollte sondern sonst über um und uns unser unter viel viele vom von vor war waren warum was
    weil welche welchem welchen welcher welches wenn wer werde werden wie wieder will wir wird wo wurde wurden würde
    zu zum zur zwischen`,
  fr: `à ai ainsi alors au aucun aussi autre aux avait avant avec avez avoir avons c car ce cela celle celles celui ces
    cet cette ceux chaque chez ci combien comme comment d dans de depuis des deux doit donc dont du elle elles en
    encore entre es est et étaient était été être eu fait faut ils il j je l la le les leur leurs lors lorsque lui m ma
    mais me même mes moi moins mon n ne ni nos notre nous on ont ou où par pas pendant peut peuvent plus pour pourquoi
    qu quand que quel quelle quelles quels qui quoi s sa sans se sera ses si son sont sous sur t ta te tes toi ton tous
    tout toute toutes très tu un une vers vos votre vous y`,
  es: `a al algo algunas algunos ante antes aquel como cómo con contra cual cuál cuáles cuando cuándo cuanto cuánto
    cuántos cuántas de del desde donde dónde dos durante e el él ella ellas ellos en entre era eran es esa esas ese eso
    esos esta está estaba están estas este esto estos fue fueron ha haber había han hasta hay la las le les lo los más
    me mi mientras mis muy nada ni no nos nosotros nuestra nuestro o otra otras otro otros para pero poco por porque
    puede pueden que qué quien quién quiénes se sea ser si sí sido sin sobre son su sus también tanto te tiene tienen
    todo todos tras tu tus un una unas uno unos usted y ya yo`,
  it: `a abbia ad agli ai al alla alle allo anche ancora avere aveva c che chi ci ciò come con contro cosa cui d da dagli
    dai dal dalla dalle dei degli del della delle dello di dopo dove due e è ed era erano essere fa fino fra fu gli ha
    hai hanno ho i il in io l la le lei li lo loro lui ma me mentre mi mia mio molto ne negli nei nel nella nelle nello
    noi non nostro o ogni per perché più può poi prima qual quale quali quando quanti quanto quella quelle quelli quello
    questa queste questi questo qui se sei senza si sia sono sopra sotto stata stato su sua sue sugli sui sul sulla
    sulle suo suoi tra tutti tutto un una uno v vi voi`,
  pt: `a à ao aos aquela aquele aquilo as às até com como contra da das de dela dele deles depois do dos durante e é ela
    elas ele eles em entre era eram essa essas esse esses esta está estão estas este estes eu foi foram há isso isto já
    lhe mais mas me mesmo meu minha muito na não nas nem no nos nós nossa nosso num numa o onde os ou para pela pelas
    pelo pelos pode podem por porque porquê qual quais quando quantos quantas quanto que quê quem se seja sem ser será
    seu seus só sobre sua suas são também te tem têm ter tinha todos tudo um uma umas uns você vocês`,
  nl: `aan af al alle alleen als altijd ben bij bent dan dat de deze die dit doen door dus een eens en er geen geweest
    haar had heb hebben heeft hem het hier hij hoe hoeveel hun iets ik in is ja je jij kan kon kunnen maar me meer men
    met mij mijn moet moeten na naar niet niets nog nu of om omdat onder ons onze ook op over te tegen toch toen tot u
    uit uw van veel voor waar waarom wanneer want waren was wat we welk welke werd werden wie wij wil worden wordt zal
    ze zelf zich zij zijn zo zonder zou zijn`,
  sv: `alla allt att av blev bli blir bara de dem den denna deras dess dessa det detta dig din ditt du där efter ej
    eller en er ett finns från för ha hade han har hans hon hur hur här i icke in inom inte jag ju kan kunde kommer man
    med mellan men mig min mitt mot mycket ni nu när någon något några och om oss på sedan sig sin sina sitt ska skall
    skulle som så till under upp ut utan vad var vara varför varit vart vem vi vid vilka vilken vilket är än över`,
  da: `af alle alt anden andre at blev blive bliver bruges både da de dem den denne der deres det dets dette dig din dine
    disse dit dog du efter ej eller en end er et flere for fordi fra få før gør ham han hans har havde hende hendes her hos
    hun hvad hvem hver hvilke hvilken hvis hvor hvordan hvorfor hvornår i ikke imellem ind jeg jer jo kan kun kunne man
    mange med meget mellem men mere mig min mod må ned nogen noget nogle nu når og også om op os over på samme samt selv
    siden sig sin skal skulle som så sådan til ud uden under var ved vi via vil ville være været`,
  no: `alle at av ble bli blir både bare da de deg dem den denne der deres det dette di din disse du dykk då eg ein
    eller en enn er et etter for fordi fra få går ha hadde han hans har hennes her hun hva hvem hver hvilke hvilken hvis
    hvor hvordan hvorfor i ikke ikkje inn ingen jeg kan kom kun kunne man mange med mellom men meg mer mot mye ned noe
    noen nå når og også om opp oss over på seg selv si sin skal skulle slik som så til um under ut uten var ved vi vil
    ville vært være`,
  fi: `ei eivät eli en ennen että hän hänen he heidän ihan itse ja jo joka jos jossa jota jotka joten kaikki kanssa
    keitä ken kenen ketä koska kuin kuinka kuka kun kuten me meidän mihin mikä miksi millä milloin missä mistä mitä
    mitkä mukaan mutta myös ne niiden niin nyt ole olen oli olisi olivat olla on ovat paljonko poikki se sekä sen siis
    siitä sillä sinä sitä tai tämä tämän tässä te tätä tuo vaan vai vaikka voi voidaan voivat yli`,
  hu: `a abban ahol aki akik ami amely amelyek amit amikor annak arra arról az azért azok azt azzal által általában be
    benne csak de e egy egyes egyik ehhez el és ez ezek ezen ezért ezt fel ha hány hanem hiszen hogy hogyan hol honnan
    így ilyen is itt jó ki kell kellett kik kinek közben között le legyen lehet lesz lett majd még meg meddig mely
    melyik melyek mennyi mert mi miért mint mikor milyen mit míg mondta most nagyon nem nincs olyan össze pedig s sem
    szerint számára több tehát után vagy van vannak vele vissza volt voltak`,
  ro: `acea aceasta această aceste acest acesta aceștia ai aici al ale am ar are aș ași asta astfel atunci au avea avem
    că când care cât câți câte ce cea cei cel cele cine cu cum da dacă dar de deci deja despre din doar după ea ei el
    ele era este eu fără fi fie fiecare fost iar îi îl în în între îmi își la le li lor lui mai mea mult ne nici nu noi
    o or ori pe pentru poate prin sa să sale sau se și sub sunt te toate tot tu un una unde unei unor unui va vom vor`,
  tr: `acaba ama ancak artık aslında az bazı belki ben beni benim bile bir biri birkaç biz bizim bu buna bunda bundan
    bunlar bunu bunun böyle çok çünkü da daha de değil diye dolayı en fakat gibi göre hangi hangisi hem hep hepsi her
    hiç için ile ilgili ise işte kadar kaç karşı kendi kez ki kim kimin kimse mi mı mu mü nasıl ne neden nerede nereye
    niçin niye o olan olarak oldu olduğu olur ona onlar onlardan onların onu onun oysa öyle pek sadece sana sen siz
    sonra şey şu şunu tarafından tüm ve veya ya yani yok üzere var vardır`,
  pl: `a aby ale ani bardzo bez bo być był była było były będzie by byli chce co coś czego czemu czy czyli czym dla
    dlaczego dlatego do gdy gdyż gdzie go i ich ile im inne ja jak jaka jaki jakie jako je jego jej jest jeszcze jeśli
    już każdy kiedy kto która które którego której który których którzy ma mają może można mnie mu my na nad nam nas nie
    niech nich niż o od on ona one oraz po pod podczas poza przed przez przy są się skąd swoje ta tak także tam te tego
    tej ten to tu tych tylko tym u w wam we więc wszystko wy z za zawsze ze że żeby`,
  cs: `aby aj ale ani až bez bude budou by byl byla byli bylo být co což či do ho i já jak jako je jeho jej její jejich
    jen ještě ji jiné jsem jsme jsou jste k kam kde kdo kdy když ke která které kterou který kteří ku kolik má mají mezi
    mi mít může my na nad nebo není než nic o od on ona oni pak po pod podle pokud pouze pro proč proto protože při s se
    si své svůj ta tak také tam te ten tento této tímto to toho tom tomto tu ty u už v ve více však z za ze že`,
  sk: `aby aj ako aký aké ale alebo ani asi až bez bol bola boli bolo bude budú by byť cez čo či do ešte ho i ich iba je
    jeho jej k kam kde kde kedy keď kto ktorá ktoré ktorí ktorý koľko ktorého lebo len ma má majú medzi mi mnou možno
    môže my na nad nie nič o od on ona oni ono po pod podľa pokiaľ potom pre prečo preto pretože pri s sa si sme som sú
    svoj ta tak takže tam táto ten tento to toto tu už v vo však z za zo že`,
  hr: `a ako ali bez bi bih bila bili bilo bio biti da dakle do dok drugi gdje ga god i ih ili im iz iza ja je jedan
    jedna jer još ju kad kada kako kao koja koje koji kojih kojim koju koliko li me među mi može moj mu na nad nakon nam
    ne neki nego nije nisu no o od on ona oni ono ova ovaj ove ovo pa po pod pored preko prema pri prije s sa sam samo
    se smo ste su sve svi što ta tada taj tako te tko to tu u uz vam već vi više za zašto će`,
  sl: `a ali ampak bi bil bila bile bili bilo bo bodo brez če čez da do dve ga gre h i ima imajo in iz je jih jim jo kadar
    kaj kako kakšen kakšna kam kar kateri katera katere ker ki kje kjer ko koliko kot k lahko le med mi moj na nad naj
    ne nekaj ni nič niso njegov o ob od on ona oni pa po pod poleg pred preko pri proti s saj se sem si smo so svoj ta
    tako te tega tem ter ti to tudi v vendar ves več vse z za zakaj zato že`,
  lt: `apie ar arba ant aš bei bet bus būti buvo dar dėl iki ir iš ja jai jam jau jei jeigu ji jie jis jo jos jų juo jūs
    kad kai kaip kam kas ką kiek kiekvienas kol kodėl kur kurie kuri kuris kurią kurių kita kitas labai mano mes mūsų
    nei nes net nėra nuo o pagal per po prie prieš pro savo su šio ši šis šie tai taip tačiau tam tarp tas tik to todėl
    toks tokia tu tų už va vien visi vis yra`,
  lv: `aiz ap ar arī apakš bet bez bija būs būt caur cik dēļ diemžēl gan gar ir it iz ja jau jeb jo ka kā kad kādi kam
    kas kāpēc ko kur kura kuras kuri kurš kuru lai līdz man mēs mūsu ne nav nekā no nu ņemt pa par pār pēc pie pirms pret
    priekš savu starp šajā šī šis tā tad tādēļ tajā tas tāpat tāpēc tie tika tikai to tomēr tos tur un uz vai vairāk var
    viņa viņi viņš virs visi zem`,
  et: `aga ainult alla all ei ega ehk enne et ette ga ja juba just ka kas kes keda kelle kes kogu koos kui kuid kuidas
    kuigi kuni kus kuhu läbi ma meie mida mille milles millal mis miks mitte mitu mu muu neid nende need nii ning nüüd
    oleks oli olid olla oma on ole palju peale pole pool pärast saab see seda selle selles siis siin sest ta tema te
    tuleb vaid vastu veel või võib väga üle üks`,
  ca: `a abans al als alguna alguns allò amb aquell aquella aquest aquesta aquestes aquests això així bé cada com contra
    d de del dels des després dins dos durant el ella elles ells els em en encara ens entre era eren és esta està et
    eren fer fins ha han hi hem ho i ja l la les li llavors lo més meu mentre molt n ni no nosaltres o on per perquè però
    poc pot qual quals quan quant quants què que qui s sense ser seu seva si sobre són sota també tan tot tots un una
    unes uns vosaltres`,
  id: `ada adalah agar akan aku anda antara apa apakah atas atau bagaimana bagi bahwa banyak beberapa belum berapa bisa
    bukan dalam dan dapat dari dengan di dia hanya harus hingga ia ini itu jika juga kami kapan karena ke kepada kita
    lain lebih maka mana masih mengapa mereka namun oleh pada para pernah saat saja sampai sangat saya sebagai sebuah
    secara sedang sehingga sejak selama semua seperti serta setelah siapa sudah tapi telah tentang tersebut terhadap
    tetapi tidak untuk yaitu yang`,
  vi: `ai bao bởi bị các cái cả chỉ cho chưa có của cùng cũng do đã đang đây để đến đều đi đó được gì hay hơn họ khi không
    là lại lên lúc mà mình mỗi một nào nên này nếu nhưng những như ở phải qua ra rằng rất rồi sao sau sẽ tại tất theo thì
    tôi trên trong trước từ và vào vẫn về vì việc với vậy`,
};

//! Words that carry no topic: articles, prepositions, pronouns, conjunctions, particles, auxiliaries.

use std::sync::OnceLock;

use rustc_hash::FxHashSet;

/// Lower-case forms, as the scanner normalises them; Ukrainian without apostrophes.
const ENGLISH: &str = "a an the this that these those some any no not none nor neither either each every all both few many much more most \
     other another such own same so too very just only even also still yet already again ever never always often \
     i me my mine myself you your yours yourself yourselves he him his himself she her hers herself it its itself we us our ours \
     ourselves they them their theirs themselves who whom whose which what where when why how whoever whatever whichever \
     wherever whenever \
     am is are was were be been being do does did done doing have has had having will would shall should can could may might must \
     ought cannot let \
     of in on at to for from by with without about against between among into onto through throughout during before after above \
     below over under up down out off near around across behind beyond beside besides within upon toward towards until till \
     since per via despite except along amid as than like unlike \
     and or but if then else because although though while whereas unless whether lest once therefore thus hence however \
     there here now well back away s t d ll re ve m one ones oneself mr mrs ms";

const UKRAINIAN: &str = "а аби або адже ай але б без би біля був була було були бути буду будеш буде будемо будете будуть будь в вас \
     вам вами ваш ваша ваше ваші вашого вашої вашому вашій ваших вашим вашими від вже ви вона воно вони він все всі всіх всім всього \
     всьому всією весь вся всю вздовж все-таки ви всіма усі усіх усім усе увесь уся усю усього усьому усією усіма вниз вгору де для до \
     дуже є ж же за з зі із за-для зовсім звідки звідси звідти завжди знову і її їй їх їм їхній їхня їхнє їхні їхнього їхньої їхньому \
     їхніх їхнім їхніми їхню їхньою його йому із-за й каже кожен кожна кожне кожного кожної кожному кожну кожним кожною кого кому ким \
     коли коло крім крізь куди ледве лише лиш між мене мені мною ми мій моя моє мої мого моєї моєму моїх моїм моїми мою моєю має мають \
     мала мав мали може можуть можна міг могла могли мабуть майже на над нам нами нас наш наша наше наші нашого нашої нашому нашій \
     наших нашим нашими нашу нашою не нехай немає неї нею ні ній ніхто нікого нікому ніщо нічого нічому ніде ніколи ніж ним ними них \
     них нього ньому о об обидва обидві обох обом ось от отже оскільки навколо навіть навпаки ніби наче неначе нібито під після по \
     поза поки попри посеред понад перед переді при про проти просто протягом поруч разом ради раз саме сам сама само самі самого \
     самої самому самих самим самими свій своя своє свої свого своєї своєму своїх своїм своїми свою своєю себе собі собою серед та там \
     також так такий така таке такі такого такої такому таких таким такими таку такою тебе тобі тобою те теж ти тим тими тих ті тій \
     тієї тією тією то того тоді тож той тому тобто твій твоя твоє твої твого тут тю ту тепер тільки теє у усього через цього цьому \
     цим цими цих це цей ці ця цю цією цієї цій чи чий чия чиє чиї чому чим чого чом що щоб щодо щось як яка яке який які яких яким \
     якими якого якої якому якій яку якою якби якщо хай хіба хоч хоча хто хтось який-небудь інший інша інше інші іншого іншої іншому \
     інших іншим іншими іншу іншою ще зараз потім тим-то ну ото отой отак га ба бо мов немов адже втім однак проте зате або якось \
     десь колись кудись чогось комусь когось якийсь якась якесь якісь якогось якоїсь деякі деяких деяким деякими внаслідок завдяки \
     згідно відповідно замість задля навкруги довкола уздовж поблизу всередині моїй твоїй своїй якусь якихось якимось якоюсь якомусь скільки стільки настільки наскільки туди сюди тощо взагалі доволі уже вжеж \
     ані аж авжеж либонь невже лиш хоч бодай нехай зате відтак якнайбільше якомога напевно мабуть";

/// Whether `word`, normalised, is one of them.
pub(super) fn contains(word: &str) -> bool {
    static WORDS: OnceLock<FxHashSet<&'static str>> = OnceLock::new();
    WORDS.get_or_init(|| ENGLISH.split_whitespace().chain(UKRAINIAN.split_whitespace()).collect()).contains(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_both_languages() {
        for word in ["the", "through", "щоб", "який", "її"] {
            assert!(contains(word), "{word}");
        }
        for word in ["war", "війна", "київ"] {
            assert!(!contains(word), "{word}");
        }
    }
}

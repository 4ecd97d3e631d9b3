package org.chengqing.knowledge.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.Transliterator;
import org.junit.jupiter.api.Test;

class ScriptTest {
    private static final String OUR_OWN = "妳牠祂甚後裏着喺嘅咗唔";

    @Test
    void every_character_is_simplified_as_icu_does() {
        Transliterator rules = Transliterator.getInstance("Traditional-Simplified");
        int compared = 0;
        for (char c = Script.FIRST; c <= Script.LAST; c++) {
            String once = rules.transliterate(String.valueOf(c));
            boolean settled = once.length() == 1 && rules.transliterate(once).equals(once);
            if (settled && OUR_OWN.indexOf(c) < 0 && OUR_OWN.indexOf(once) < 0) {
                assertThat(Script.simplified(c)).as("%c", c).isEqualTo(once.charAt(0));
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(27_000);
    }

    @Test
    void simplifying_twice_changes_nothing_more() {
        for (char c = Script.FIRST; c <= Script.LAST; c++) {
            char once = Script.simplified(c);
            assertThat(Script.simplified(once)).as("%c", c).isEqualTo(once);
        }
    }

    @Test
    void characters_outside_the_table_stay() {
        assertThat(Script.simplified('a')).isEqualTo('a');
        assertThat(Script.simplified('後')).isEqualTo('后');
    }
}

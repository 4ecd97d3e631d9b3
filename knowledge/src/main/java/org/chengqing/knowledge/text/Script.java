package org.chengqing.knowledge.text;

/**
 * Traditional characters to simplified ones, by ICU's {@code Traditional-Simplified} rules, which map single characters.
 * They are shipped as a list, since ICU takes half a second of every start to read its own.
 */
final class Script {
    static final char FIRST = '\u3400';
    static final char LAST = '\u9fff';
    private static final char[] SIMPLIFIED = table();

    private Script() {}

    static char simplified(char c) {
        return c >= FIRST && c <= LAST ? SIMPLIFIED[c - FIRST] : c;
    }

    private static char[] table() {
        char[] table = new char[LAST - FIRST + 1];
        for (int i = 0; i < table.length; i++) {
            table[i] = (char) (FIRST + i);
        }
        for (String pairs : WordList.read("traditional.txt")) {
            for (int i = 0; i < pairs.length(); i += 2) {
                table[pairs.charAt(i) - FIRST] = pairs.charAt(i + 1);
            }
        }
        // spellings of Taiwan and Hong Kong that the rules leave alone
        String from = "妳牠祂甚後裏着喺嘅咗唔";
        String to = "你它他什后里着在的了不";
        for (int i = 0; i < from.length(); i++) {
            table[from.charAt(i) - FIRST] = to.charAt(i);
        }
        for (int i = 0; i < table.length; i++) { // a second step must change nothing
            char c = table[i];
            table[i] = c >= FIRST && c <= LAST ? table[c - FIRST] : c;
        }
        return table;
    }
}

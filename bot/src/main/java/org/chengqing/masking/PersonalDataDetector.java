package org.chengqing.masking;

import java.util.List;

/** Finds personal data in a text. Time and memory are linear in the text; no state, any thread may call it. */
public final class PersonalDataDetector {
    private PersonalDataDetector() {}

    /**
     * All personal data in the text, from left to right, without overlap.
     *
     * @param text any text, of any length, also with unpaired surrogates
     */
    public static List<PersonalData> find(String text) {
        FoldedText folded = FoldedText.of(text);
        Findings findings = new Findings(text.length());
        new AccountScanner(folded, findings).scan();
        new NumberScanner(folded, findings).scan();
        new PlateScanner(folded, findings).scan();
        new AddressScanner(folded, findings).scan();
        new NameScanner(folded, findings).scan();
        return findings.inOrder();
    }
}

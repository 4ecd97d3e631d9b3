package org.chengqing.attachments;

/** What a virus scanner says of a file. */
public sealed interface ScanVerdict {
    /** How the words for a recognised file begin. */
    String FOUND = "发现病毒：";

    /** A few Chinese words for staff. */
    String label();

    /** Whether these words are those for a recognised file. */
    static boolean isInfected(String label) {
        return label.startsWith(FOUND);
    }

    /** It knows nothing bad about it, which is no proof. */
    record Clean() implements ScanVerdict {
        @Override
        public String label() {
            return "未发现病毒";
        }
    }

    /**
     * It recognises something.
     *
     * @param signature what it calls it, in printable ASCII
     */
    record Infected(String signature) implements ScanVerdict {
        @Override
        public String label() {
            return FOUND + signature;
        }
    }

    /**
     * It was not asked, or gave no answer.
     *
     * @param reason in technical English, for the log
     */
    record Unchecked(String reason) implements ScanVerdict {
        @Override
        public String label() {
            return "未查毒";
        }
    }
}

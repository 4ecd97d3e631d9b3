package org.chengqing.questions;

/**
 * Which questions are listed, and in which order.
 *
 * @param words part of the question or of what it names; empty for all
 */
public record QuestionList(Which which, Order order, String words) {
    /** Longest search, in UTF-16 units. */
    private static final int LONGEST_SEARCH = 100;

    /** Cuts an overlong search. */
    public QuestionList {
        words = QuestionText.cut(words.replace("\0", ""), LONGEST_SEARCH);
    }

    /** Which of them. */
    public enum Which {
        /** Those that wait for somebody. */
        OPEN("待处理", "q.answered_by is null and (q.handling is null or q.handling = 'WORKING')"),
        /** Those that somebody works on. */
        WORKING("处理中", "q.answered_by is null and q.handling = 'WORKING'"),
        /** Those with an answer by now. */
        ANSWERED("已有答案", "(q.answered_by is not null or q.handling = 'ANSWERED')"),
        /** Those that are left alone. */
        IGNORED("不处理", "q.handling = 'IGNORED'");

        private final String label;
        private final String condition;

        Which(String label, String condition) {
            this.label = label;
            this.condition = condition;
        }

        /** The word for people. */
        public String label() {
            return label;
        }

        String condition() {
            return condition;
        }
    }

    /** What comes first. */
    public enum Order {
        /** What was asked most in the last hour. */
        GROWTH("最近一小时最多", "coalesce(h.n, 0) desc, q.last_seen desc, q.id desc"),
        /** What was asked most. */
        COUNT("总次数最多", "q.count desc, q.id desc"),
        /** What was asked last. */
        LATEST("最近问到", "q.last_seen desc, q.id desc");

        private final String label;
        private final String sql;

        Order(String label, String sql) {
            this.label = label;
            this.sql = sql;
        }

        /** The words for people. */
        public String label() {
            return label;
        }

        String sql() {
            return sql;
        }
    }
}

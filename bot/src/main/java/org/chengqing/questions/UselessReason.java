package org.chengqing.questions;

/** Why an answer did not help. */
public enum UselessReason {
    /** It answers another question. */
    OFF_TOPIC("不对题"),
    /** It is hard to understand. */
    UNCLEAR("看不懂"),
    /** It convinces nobody. */
    DISBELIEVED("不相信"),
    /** Something else. */
    OTHER("其他");

    private final String label;

    UselessReason(String label) {
        this.label = label;
    }

    /** The word for staff. */
    public String label() {
        return label;
    }
}

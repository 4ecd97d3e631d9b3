package org.chengqing.statistics;

/** How a question ended. */
public enum Outcome {
    /** A rebuttal was shown at once. */
    ANSWERED("直接回答"),
    /** Rebuttals were offered to choose from. */
    CANDIDATES("给出候选"),
    /** Nothing is known yet. */
    UNKNOWN("暂无结论"),
    /** Not a matter of this office. */
    DECLINED("不归本处"),
    /** Anything else, such as half a sentence or danger. */
    OTHER("其他");

    private final String label;

    Outcome(String label) {
        this.label = label;
    }

    /** The word for people. */
    public String label() {
        return label;
    }
}

package org.chengqing.intake;

/** Where a tip-off stands, as the resident is told. */
public enum TipOffState {
    /** Open: further messages join it. */
    COLLECTING,
    /** Closed; its mail to the office is on the way. 已收到 */
    RECEIVED,
    /** The office's mailbox has it. 已转交 */
    FORWARDED,
    /** The office works on it. 核实中 */
    IN_PROGRESS,
    /** Done. 已办结 */
    CLOSED,
    /** Not taken up. 不予受理 */
    DECLINED,
    /** Taken back by the resident. 已撤回 */
    WITHDRAWN
}

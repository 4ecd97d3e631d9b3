package org.chengqing.intake;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What staff may see of a report without its content and without who sent it.
 *
 * @param category a key of the taxonomy, null when it is not known
 * @param pieces how many pieces of evidence it has, without those that were taken out
 * @param mails how many mails about it were handed to the outbox
 * @param entries what happened, oldest first
 */
public record CaseFile(
        Receipt receipt, TipOffState state, @Nullable String category, int pieces, int mails, List<Entry> entries) {
    /** Copies the list. */
    public CaseFile {
        entries = List.copyOf(entries);
    }

    /** The word that staff use for a state. */
    public static String word(TipOffState state) {
        return switch (state) {
            case COLLECTING -> "正在登记";
            case RECEIVED -> "已收到";
            case FORWARDED -> "已转交";
            case IN_PROGRESS -> "核实中";
            case CLOSED -> "已办结";
            case DECLINED -> "不予受理";
            case WITHDRAWN -> "已撤回";
        };
    }

    /**
     * One thing that happened.
     *
     * @param by the member of staff, null for the sender or the program
     */
    public record Entry(Instant at, String what, @Nullable String by) {}
}

package org.chengqing.broadcast;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings {@code broadcast.corrections.*}: what is proposed to tell those who hold an old judgement.
 *
 * @param changed where another judgement stands now, with {claim}, {old} and {new}
 * @param withdrawn where none does, with {claim} and {old}
 */
@ConfigurationProperties("broadcast.corrections")
record CorrectionSettings(
        @DefaultValue("更正：“{claim}”，我们之前的结论是【{old}】，现在改为【{new}】。请以新的结论为准，也请转告看到旧结论的人。")
        String changed,

        @DefaultValue("更正：“{claim}”，我们之前的结论【{old}】已经撤回，请不要再引用或转发。重新核查后会再公布。")
        String withdrawn) {
    /** Throws {@link IllegalArgumentException} for a text that would not say what changed, naming the setting. */
    CorrectionSettings {
        require("changed", changed, "{claim}", "{old}", "{new}");
        require("withdrawn", withdrawn, "{claim}", "{old}");
    }

    private static void require(String name, String text, String... places) {
        for (String place : places) {
            if (!text.contains(place) || text.length() > BroadcastDraft.LONGEST_WORDS / 2) {
                throw new IllegalArgumentException("broadcast.corrections." + name + " must contain " + place
                        + " and have at most " + BroadcastDraft.LONGEST_WORDS / 2 + " characters");
            }
        }
    }
}

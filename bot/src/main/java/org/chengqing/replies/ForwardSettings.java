package org.chengqing.replies;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The text to paste into a group, from {@code config/replies.yml}.
 *
 * @param lines its lines with {rating}, {claim}, {conclusion}, {sources}, {office} and {address}; one about sources is left
 *     out where there are none
 * @param characters most characters of the text, in UTF-16 units
 * @param offer what is to be tapped for it under a message that nobody asked for
 * @param offerText what typing it takes there, with {id}, the name of the review
 */
@ConfigurationProperties("forward")
public record ForwardSettings(
        @DefaultValue({"【{rating}】{claim}", "{conclusion}", "来源：{sources}", "{office}核实，详情：{address}"})
        List<String> lines,

        @DefaultValue("300") int characters,
        @DefaultValue("拿可发群的文字和图片") String offer,
        @DefaultValue("发群里 {id}") String offerText) {
    /** Throws {@link IllegalArgumentException} where a text could not carry judgement, conclusion and address. */
    public ForwardSettings {
        lines = List.copyOf(lines);
        String all = String.join("\n", lines);
        for (String place : List.of("{rating}", "{claim}", "{conclusion}", "{address}")) {
            if (!all.contains(place)) {
                throw new IllegalArgumentException("config/replies.yml: forward.lines 里缺少 " + place);
            }
        }
        if (offer.isBlank() || !offerText.contains("{id}")) {
            throw new IllegalArgumentException("config/replies.yml: forward.offer 不能为空，forward.offer-text 里要有 {id}");
        }
        if (characters < 200) {
            throw new IllegalArgumentException("config/replies.yml: forward.characters 至少 200，现在是 " + characters);
        }
    }
}

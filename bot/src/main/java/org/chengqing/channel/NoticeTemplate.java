package org.chengqing.channel;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A notice to one person in a form that the platform has agreed to.
 *
 * @param kind which of the two forms
 * @param templateId the platform's name of the template
 * @param fields what is put into it, by the template's names ({@code thing1}, {@code time2}); line breaks become spaces, and
 *     a value of more than 20 characters is cut to 19 and an ellipsis, between characters, as the platform itself cuts
 *     them since 2023-05
 * @param address where a tap leads, null for nowhere
 */
public record NoticeTemplate(
        Kind kind,
        String templateId,
        Map<String, String> fields,
        @Nullable URI address) {
    /** Copies the map. */
    public NoticeTemplate {
        if (templateId.isBlank() || fields.isEmpty()) {
            throw new IllegalArgumentException("a notice without template or fields");
        }
        fields = Map.copyOf(fields);
    }

    /** The forms of notices. */
    public enum Kind {
        /** 模板消息: to whoever follows; nothing that advertises. */
        TEMPLATE,
        /** 订阅通知: to whoever agreed to get it, once for each time they did. */
        SUBSCRIPTION
    }
}

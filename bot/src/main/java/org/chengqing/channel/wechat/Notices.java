package org.chengqing.channel.wechat;

import org.chengqing.channel.NoticeTemplate;
import tools.jackson.databind.node.ObjectNode;

/** Writes template messages and subscription notices. */
final class Notices {
    static final int MOST_CHARACTERS = 20;

    private Notices() {}

    static ObjectNode body(String person, NoticeTemplate template) {
        ObjectNode body = BulkApi.object().put("touser", person).put("template_id", template.templateId());
        if (template.address() != null) {
            body.put(
                    template.kind() == NoticeTemplate.Kind.TEMPLATE ? "url" : "page",
                    template.address().toString());
        }
        ObjectNode data = body.putObject("data");
        template.fields().forEach((name, value) -> data.putObject(name).put("value", cut(value)));
        return body;
    }

    /** At most {@value #MOST_CHARACTERS} code points on one line; the platform itself would cut without a sign. */
    static String cut(String value) {
        String line = MessageXml.withoutIllegal(value).replaceAll("\\s+", " ").strip();
        return line.codePointCount(0, line.length()) <= MOST_CHARACTERS
                ? line
                : line.substring(0, line.offsetByCodePoints(0, MOST_CHARACTERS - 1)) + "…";
    }
}

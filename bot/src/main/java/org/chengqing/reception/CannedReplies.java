package org.chengqing.reception;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** What staff often write, from {@code config/canned-replies.yml}: at most 30, each with a name and a text. */
@ConfigurationProperties("canned-replies")
public record CannedReplies(@DefaultValue List<Canned> replies) {
    private static final int MOST = 30;
    private static final int LONGEST = 600;

    /** Throws {@link IllegalArgumentException} for too many, or one without a name or with an overlong text. */
    public CannedReplies {
        replies = List.copyOf(replies);
        if (replies.size() > MOST) {
            throw new IllegalArgumentException("canned-replies.yml: 最多 " + MOST + " 条，现在有 " + replies.size());
        }
    }

    /**
     * One of them.
     *
     * @param name as it stands in the list, such as 请补充地点
     * @param text as it is sent, at most 600 characters
     */
    public record Canned(String name, String text) {
        /** Throws {@link IllegalArgumentException} for a blank word or an overlong text. */
        public Canned {
            text = text.strip();
            if (name.isBlank() || text.isEmpty() || text.length() > LONGEST) {
                throw new IllegalArgumentException("canned-replies.yml: name 和 text 都要填写，text 最多 " + LONGEST + " 个字");
            }
        }
    }
}

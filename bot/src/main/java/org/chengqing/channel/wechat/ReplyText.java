package org.chengqing.channel.wechat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.chengqing.channel.QuickReply;
import org.chengqing.channel.Reply;
import org.chengqing.channel.Reply.Part;

/**
 * Writes a reply as WeChat text messages of at most {@value #MAX_BYTES} bytes of UTF-8 each, cut between characters
 * (the platform names no limit; 2048 were measured). A card is plain lines that end with the link to its public page;
 * where it is too long its conclusion is cut, and says so. {@code <} is written full-width wherever it comes from a
 * text, so that no text can become a link. Safe for many threads.
 */
public final class ReplyText {
    /** Bytes of UTF-8 in one message. */
    public static final int MAX_BYTES = 2000;

    private static final int MAX_MESSAGES = 3;
    private static final int MAX_SOURCES = 3;
    private static final int MAX_CHOICES_BYTES = 1000;
    private static final int SOURCE_BYTES = 180;
    private static final int LEAST_BYTES = 300;
    private static final String GAP = "\n\n";
    private static final String CARD_CUT = "……（内容较长，全文请点下方链接）";
    private static final String TEXT_CUT = "……（内容较长，后面的没有显示）";

    private final String pages;
    private final boolean verified;

    /**
     * For one account.
     *
     * @param publicBase where the public pages are, the part before {@code /r/…}
     * @param verified whether the account may send follow-ups to tap; else they are put in words
     */
    public ReplyText(URI publicBase, boolean verified) {
        String base = publicBase.toString();
        this.pages = (base.endsWith("/") ? base : base + "/") + "r/";
        this.verified = verified;
    }

    /** The reply in one message, for the answer to a push; empty if it is silent. */
    public String whole(Reply reply) {
        List<String> messages = messages(reply, 1);
        return messages.isEmpty() ? "" : messages.getFirst();
    }

    /** The reply in up to three messages, what can be tapped in the last; none if it is silent. */
    public List<String> messages(Reply reply) {
        return messages(reply, MAX_MESSAGES);
    }

    private List<String> messages(Reply reply, int most) {
        if (reply.isSilent()) {
            return List.of();
        }
        String choices = choices(reply.quickReplies());
        int room = MAX_BYTES - bytes(GAP + choices) - bytes(GAP + TEXT_CUT);
        List<String> messages = new ArrayList<>();
        String message = "";
        for (Part part : reply.parts()) {
            String text = text(part, room);
            int left = room - bytes(message + GAP);
            if (message.isEmpty() || bytes(text) <= left) {
                message = join(message, text);
            } else if (messages.size() + 1 < most) {
                messages.add(message);
                message = text;
            } else {
                message = join(message, left < LEAST_BYTES ? TEXT_CUT : text(part, left));
                break;
            }
        }
        messages.add(join(message, choices));
        return List.copyOf(messages);
    }

    private String text(Part part, int room) {
        return switch (part) {
            case Part.Text text -> cut(plain(text.text()), room, TEXT_CUT);
            case Part.Card card -> card(card, room);
            case Part.Picture picture -> "图片：" + pages + plain(picture.path()).replaceFirst("^/r/", "");
        };
    }

    private String card(Part.Card card, int room) {
        String head = "【" + plain(card.rating()) + "】" + plain(card.claim()) + "\n" + plain(card.conclusion()) + "\n";
        String end = "核查日期：" + card.checkedOn() + (card.validUntil() == null ? "" : "（有效至 " + card.validUntil() + "）")
                + "\n全文：" + pages + plain(card.reviewId());
        String tail = sources(card) + end;
        if (bytes(head + tail) > room && room - bytes(tail) < LEAST_BYTES) {
            tail = end;
        }
        return cut(head, room - bytes(tail) - 1, CARD_CUT + "\n") + tail;
    }

    private static String sources(Part.Card card) {
        if (card.sources().isEmpty()) {
            return "";
        }
        return card.sources().stream()
                .limit(MAX_SOURCES)
                .map(source -> cut(
                        plain(source.title() == null ? source.name() : source.name() + "《" + source.title() + "》"),
                        SOURCE_BYTES,
                        "……"))
                .collect(Collectors.joining("；", "依据：", "\n"));
    }

    /** Links while there is room for all that follow in words, which are shorter: no choice goes unsaid. */
    private String choices(List<QuickReply> replies) {
        int wordsLeft =
                replies.stream().mapToInt(reply -> bytes(words(reply)) + 1).sum();
        StringBuilder lines = new StringBuilder();
        for (QuickReply reply : replies) {
            String line = words(reply);
            wordsLeft -= bytes(line) + 1;
            if (verified && bytes(lines) + bytes(link(reply)) + 1 + wordsLeft <= MAX_CHOICES_BYTES) {
                line = link(reply);
            }
            if (bytes(lines) + bytes(line) < MAX_CHOICES_BYTES) {
                lines.append(lines.isEmpty() ? "" : "\n").append(line);
            }
        }
        return lines.toString();
    }

    private static String link(QuickReply reply) {
        return "<a href=\"weixin://bizmsgmenu?msgmenucontent=" + encoded(reply.text()) + "&msgmenuid="
                + encoded(reply.id()) + "\">" + plain(reply.label()) + "</a>";
    }

    private static String words(QuickReply reply) {
        return reply.text().equals(reply.label())
                ? "回复“" + plain(reply.label()) + "”"
                : "回复 " + plain(reply.text()) + "：" + plain(reply.label());
    }

    /** Letters of any script as they are, since WeChat shows them so; everything else percent-encoded. */
    private static String encoded(String value) {
        StringBuilder encoded = new StringBuilder();
        MessageXml.withoutIllegal(value).codePoints().forEach(c -> {
            if (Character.isLetterOrDigit(c) || c == '-' || c == '_' || c == '.') {
                encoded.appendCodePoint(c);
            } else {
                for (byte b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
                    encoded.append(String.format(Locale.ROOT, "%%%02X", b));
                }
            }
        });
        return encoded.toString();
    }

    private static String plain(String text) {
        return MessageXml.withoutIllegal(text)
                .replace('<', '＜')
                .replace("\r", "")
                .strip();
    }

    private static String join(String message, String text) {
        return message.isEmpty() || text.isEmpty() ? message + text : message + GAP + text;
    }

    private static String cut(String text, int room, String sign) {
        if (bytes(text) <= room) {
            return text;
        }
        int left = room - bytes(sign);
        int end = 0;
        while (end < text.length()) {
            int c = text.codePointAt(end);
            left -= c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
            if (left < 0) {
                break;
            }
            end += Character.charCount(c);
        }
        return text.substring(0, end) + sign;
    }

    private static int bytes(CharSequence text) {
        return text.toString().getBytes(StandardCharsets.UTF_8).length;
    }
}

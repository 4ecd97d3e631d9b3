package org.chengqing.conversation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.chengqing.channel.InboundMessage;
import org.chengqing.channel.QuickReply;
import org.chengqing.channel.Reply;

/**
 * A conversation as people read it, one line a turn: {@code 居民：words}, {@code 居民：［图片］}, {@code 居民：〔button〕} for a
 * tap on the latest button of that name, however old, and {@code 机器人：} with what is said back, further lines indented.
 */
record Script(String title, List<String> resident, String text) {
    static final String RESIDENT = "居民：";
    static final String BOT = "机器人：";
    static final String INDENT = "　　";

    /** The scripts of a file: each begins with a line {@code # title}. */
    static List<Script> parse(String file) {
        List<Script> scripts = new ArrayList<>();
        for (String part : file.split("(?m)^#+ ", -1)) {
            if (!part.contains("\n" + RESIDENT)) {
                continue;
            }
            String title = part.substring(0, part.indexOf('\n')).strip();
            String body = part.substring(part.indexOf('\n'))
                    .lines()
                    .filter(line -> line.startsWith(RESIDENT) || line.startsWith(BOT) || line.startsWith(INDENT))
                    .collect(Collectors.joining("\n"));
            List<String> resident = body.lines()
                    .filter(line -> line.startsWith(RESIDENT))
                    .map(line -> line.substring(RESIDENT.length()))
                    .toList();
            scripts.add(new Script(title, resident, body));
        }
        return scripts;
    }

    /** What the residents' lines of this script are answered with. */
    Script replayed(Conversations conversations) {
        StringBuilder out = new StringBuilder();
        List<QuickReply> offered = new ArrayList<>();
        for (String line : resident) {
            Reply reply = conversations.answer(message(line, offered));
            offered.addAll(reply.quickReplies());
            out.append(RESIDENT)
                    .append(line)
                    .append('\n')
                    .append(written(reply))
                    .append('\n');
        }
        return new Script(title, resident, out.toString().strip());
    }

    private static InboundMessage message(String line, List<QuickReply> offered) {
        if (line.startsWith("〔")) {
            String label = line.substring(1, line.length() - 1);
            QuickReply tapped = offered.reversed().stream()
                    .filter(button -> button.label().equals(label))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(line + " was never offered: " + offered));
            return new InboundMessage.Text(Messages.envelope(), tapped.text(), tapped.id());
        }
        if (!line.startsWith("［")) {
            return Messages.text(line);
        }
        String[] kind = line.substring(1, line.length() - 1).split("：", 2);
        String words = kind.length > 1 ? kind[1] : "";
        return switch (kind[0]) {
            case "图片" -> Messages.picture();
            case "语音" ->
                new InboundMessage.Voice(Messages.envelope(), Messages.media(), words.isEmpty() ? null : words);
            case "视频" -> new InboundMessage.Video(Messages.envelope(), Messages.media());
            case "文件" -> new InboundMessage.Document(Messages.envelope(), words, Messages.media());
            case "链接" -> new InboundMessage.Link(Messages.envelope(), words, "", "https://news.example/1");
            case "聊天记录" -> new InboundMessage.Unsupported(Messages.envelope());
            case "关注" -> new InboundMessage.Followed(Messages.envelope(), null);
            case "菜单" -> new InboundMessage.MenuTapped(Messages.envelope(), words);
            default -> throw new IllegalArgumentException(line);
        };
    }

    private static String written(Reply reply) {
        List<String> lines = new ArrayList<>();
        for (Reply.Part part : reply.parts()) {
            switch (part) {
                case Reply.Part.Text text -> text.text().lines().forEach(lines::add);
                case Reply.Part.Picture picture -> lines.add("[图片 " + picture.path() + "]");
                case Reply.Part.Card card -> {
                    lines.add("【" + card.rating() + "】" + card.claim());
                    lines.add(card.conclusion());
                    lines.add(card.sources().stream()
                            .map(Reply.CardSource::name)
                            .collect(Collectors.joining("、", "依据：", "。核查日期：" + card.checkedOn())));
                }
            }
        }
        if (!reply.quickReplies().isEmpty()) {
            lines.add(reply.quickReplies().stream()
                    .map(button -> "〔" + button.label() + "〕")
                    .collect(Collectors.joining()));
        }
        return BOT + String.join("\n" + INDENT, lines);
    }
}

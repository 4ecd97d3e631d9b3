package org.chengqing.reception;

import org.chengqing.channel.InboundMessage;

/** A message as one line of words. */
final class MessageWords {
    private MessageWords() {}

    /** The words, or in brackets what it is; at most so many UTF-16 units. */
    static String of(InboundMessage message, int longest) {
        return cut(of(message), longest);
    }

    private static String of(InboundMessage message) {
        return switch (message) {
            case InboundMessage.Text text -> text.text();
            case InboundMessage.Voice voice ->
                voice.transcript() == null || voice.transcript().isBlank() ? "[语音]" : "[语音] " + voice.transcript();
            case InboundMessage.Image _ -> "[图片]";
            case InboundMessage.Video _ -> "[视频]";
            case InboundMessage.Document _ -> "[文件]";
            case InboundMessage.Link link -> "[链接] " + link.title();
            case InboundMessage.Location _ -> "[位置]";
            case InboundMessage.MiniProgram _ -> "[小程序]";
            case InboundMessage.Unsupported _ -> "[收不到的内容]";
            case InboundMessage.Followed _,
                    InboundMessage.Departed _,
                    InboundMessage.MenuTapped _,
                    InboundMessage.Scanned _ -> "";
        };
    }

    /** Whether it holds something that could be evidence and is not kept here. */
    static boolean isMedia(InboundMessage message) {
        return message instanceof InboundMessage.Image
                || message instanceof InboundMessage.Voice
                || message instanceof InboundMessage.Video
                || message instanceof InboundMessage.Document;
    }

    static String cut(String text, int longest) {
        String clean = text.replace("\0", "").strip();
        if (clean.length() <= longest) {
            return clean;
        }
        int end = Character.isHighSurrogate(clean.charAt(longest - 1)) ? longest - 1 : longest;
        return clean.substring(0, end);
    }
}

package org.chengqing.conversation;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chengqing.conversation.intent.Folded;

/** Tells messages that have a reply of their own by their words. When in doubt there is none. Immutable. */
final class Topics {
    private final int longest;
    private final List<Sign> never;
    private final List<Entry> entries;

    private record Entry(List<Sign> when, List<Sign> unless, String reply) {}

    private Topics(String file, int longest, List<String> never, List<Topic> topics, Map<String, String> officeWords) {
        this.longest = longest;
        this.never = signs(file, never);
        Set<String> keys = new HashSet<>();
        this.entries = topics.stream()
                .map(topic -> {
                    if (!keys.add(topic.key())) {
                        throw new IllegalArgumentException(file + ": key 重复: " + topic.key());
                    }
                    return new Entry(
                            signs(file, topic.when()),
                            signs(file, topic.unless()),
                            Phrases.filled(file + " " + topic.key(), topic.reply(), officeWords));
                })
                .toList();
    }

    /** What the office does not judge; throws {@link IllegalArgumentException} naming what cannot work. */
    static Topics of(DeclineSettings settings, Map<String, String> officeWords) {
        return new Topics("declines.yml", settings.longest(), settings.never(), settings.topics(), officeWords);
    }

    /** What needs no looking up; throws {@link IllegalArgumentException} naming what cannot work. */
    static Topics of(RemarkSettings settings, Map<String, String> officeWords) {
        return new Topics("remarks.yml", settings.longest(), settings.never(), settings.topics(), officeWords);
    }

    private static List<Sign> signs(String file, List<String> notations) {
        return notations.stream().map(notation -> Sign.parse(file, notation)).toList();
    }

    /** The reply to a text of one of the topics; empty for every other text. */
    Optional<String> replyTo(String text) {
        Folded folded = Folded.of(text);
        if (folded.length() > longest || any(never, folded)) {
            return Optional.empty();
        }
        return entries.stream()
                .filter(topic -> any(topic.when, folded) && !any(topic.unless, folded))
                .map(Entry::reply)
                .findFirst();
    }

    private static boolean any(List<Sign> signs, Folded text) {
        return signs.stream().anyMatch(sign -> sign.isIn(text));
    }

    /** Literal words in their order, each at most {@value #GAP} characters after the one before. */
    private record Sign(List<String> words, boolean atStart, boolean atEnd) {
        private static final int GAP = 12;

        static Sign parse(String file, String notation) {
            String sign = notation.strip();
            boolean atStart = sign.startsWith("^");
            boolean atEnd = sign.endsWith("$");
            List<String> words = List.of(sign.substring(atStart ? 1 : 0, sign.length() - (atEnd ? 1 : 0))
                    .split("\\*", -1));
            if (words.stream().anyMatch(String::isBlank)) {
                throw new IllegalArgumentException(file + ": 空的词 \"" + notation + "\"");
            }
            return new Sign(words, atStart, atEnd);
        }

        boolean isIn(Folded message) {
            String text = atStart || atEnd ? message.bare() : message.text();
            String first = words.getFirst();
            for (int at = text.indexOf(first); at >= 0 && !(atStart && at > 0); at = text.indexOf(first, at + 1)) {
                if (isFollowed(text, at + first.length())) {
                    return true;
                }
            }
            return false;
        }

        private boolean isFollowed(String text, int end) {
            int from = end;
            for (String word : words.subList(1, words.size())) {
                String window = text.substring(from, Math.min(text.length(), from + GAP + word.length()));
                int at = atEnd ? window.lastIndexOf(word) : window.indexOf(word);
                if (at < 0) {
                    return false;
                }
                from += at + word.length();
            }
            return !atEnd || from == text.length();
        }
    }
}

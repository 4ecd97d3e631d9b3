package org.chengqing.conversation;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells what the office does not judge, and what is said instead. When in doubt nothing is declined. Immutable. */
final class Declines {
    private final int longest;
    private final List<Sign> never;
    private final List<Topic> topics;

    private record Topic(List<Sign> when, List<Sign> unless, String reply) {}

    /** Throws {@link IllegalArgumentException} naming a sign or a reply that cannot work. */
    Declines(DeclineSettings settings, Map<String, String> officeWords) {
        longest = settings.longest();
        never = signs(settings.never());
        topics = settings.topics().stream()
                .map(topic -> new Topic(
                        signs(topic.when()),
                        signs(topic.unless()),
                        Phrases.filled("declines.yml " + topic.key(), topic.reply(), officeWords)))
                .toList();
    }

    private static List<Sign> signs(List<String> notations) {
        return notations.stream().map(Sign::parse).toList();
    }

    /** What is said to a text that asks for a judgement the office does not give; empty for every other text. */
    Optional<String> replyTo(String text) {
        Folded folded = Folded.of(text);
        if (folded.length() > longest || any(never, folded)) {
            return Optional.empty();
        }
        return topics.stream()
                .filter(topic -> any(topic.when, folded) && !any(topic.unless, folded))
                .map(Topic::reply)
                .findFirst();
    }

    private static boolean any(List<Sign> signs, Folded text) {
        return signs.stream().anyMatch(sign -> sign.isIn(text.text()));
    }

    /** Literal words in their order, each at most {@value #GAP} characters after the one before. */
    private record Sign(List<String> words) {
        private static final int GAP = 12;

        static Sign parse(String notation) {
            List<String> words = List.of(notation.strip().split("\\*", -1));
            if (words.stream().anyMatch(String::isBlank)) {
                throw new IllegalArgumentException("declines.yml: 空的词 \"" + notation + "\"");
            }
            return new Sign(words);
        }

        boolean isIn(String text) {
            String first = words.getFirst();
            for (int at = text.indexOf(first); at >= 0; at = text.indexOf(first, at + 1)) {
                if (isFollowed(text, at + first.length())) {
                    return true;
                }
            }
            return false;
        }

        private boolean isFollowed(String text, int end) {
            int from = end;
            for (String word : words.subList(1, words.size())) {
                int at = text.substring(from, Math.min(text.length(), from + GAP + word.length()))
                        .indexOf(word);
                if (at < 0) {
                    return false;
                }
                from += at + word.length();
            }
            return true;
        }
    }
}

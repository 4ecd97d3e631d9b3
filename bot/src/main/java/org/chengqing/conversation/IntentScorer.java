package org.chengqing.conversation;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chengqing.conversation.Understanding.Note;
import org.jspecify.annotations.Nullable;

/**
 * Tells what a message wants: a linear model whose features are groups of signs and whose weights people can read and
 * change in {@code config/intents.yml}. Time is linear in the message, which {@link Folded} bounds. Immutable.
 */
final class IntentScorer {
    private final Map<Situation, Map<Intent, Double>> priors;
    private final List<Group> groups = new ArrayList<>();
    private final Map<Note, List<Cue>> notes = new EnumMap<>(Note.class);

    IntentScorer(IntentSettings settings) {
        priors = settings.priors();
        for (IntentSettings.Group group : settings.groups()) {
            groups.add(new Group(group.in(), parse(group.cues()), group.scores()));
        }
        settings.notes().forEach((note, cues) -> notes.put(note, parse(cues)));
    }

    private static List<Cue> parse(List<String> cues) {
        return cues.stream().map(Cue::parse).toList();
    }

    Understanding understand(String message, Situation situation) {
        Folded folded = Folded.of(message);
        Map<Intent, Double> scores = new EnumMap<>(Intent.class);
        priors.getOrDefault(situation, Map.of()).forEach((intent, points) -> scores.merge(intent, points, Double::sum));
        for (Group group : groups) {
            if ((group.in() == null || group.in() == situation) && group.foundIn(folded)) {
                group.scores().forEach((intent, points) -> scores.merge(intent, points, Double::sum));
            }
        }
        return new Understanding(best(scores), scores, notesIn(folded));
    }

    /** Of equal scores the one declared first in {@link Intent}: asking before reporting. */
    private static Intent best(Map<Intent, Double> scores) {
        Intent best = Intent.ASK_OR_REPORT;
        double most = scores.getOrDefault(best, 0.0);
        for (Map.Entry<Intent, Double> entry : scores.entrySet()) {
            if (entry.getValue() > most) {
                best = entry.getKey();
                most = entry.getValue();
            }
        }
        return best;
    }

    private Set<Note> notesIn(Folded folded) {
        Set<Note> found = EnumSet.noneOf(Note.class);
        notes.forEach((note, cues) -> {
            if (cues.stream().anyMatch(cue -> cue.in(folded))) {
                found.add(note);
            }
        });
        return found;
    }

    private record Group(@Nullable Situation in, List<Cue> cues, Map<Intent, Double> scores) {
        boolean foundIn(Folded folded) {
            return cues.stream().anyMatch(cue -> cue.in(folded));
        }
    }
}

package org.chengqing.conversation.intent;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The named lists of cues, as signs for the model. Immutable. */
final class CueLists {
    private final List<Named> lists;

    CueLists(Map<String, List<String>> cues) {
        List<Named> parsed = new ArrayList<>();
        cues.forEach((name, notations) ->
                parsed.add(new Named(name, notations.stream().map(Cue::parse).toList())));
        // the order of a map says nothing; explanations and training must not depend on it
        parsed.sort(Comparator.comparing(Named::name));
        lists = List.copyOf(parsed);
    }

    /** The names of the lists of which a cue is in the message. */
    List<String> in(Folded message) {
        return lists.stream()
                .filter(list -> list.cues().stream().anyMatch(cue -> cue.in(message)))
                .map(Named::name)
                .toList();
    }

    private record Named(String name, List<Cue> cues) {}
}

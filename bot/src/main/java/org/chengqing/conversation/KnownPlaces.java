package org.chengqing.conversation;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chengqing.knowledge.KnowledgeBase;
import org.chengqing.knowledge.claim.ClaimReview;
import org.chengqing.knowledge.facts.PlaceName;
import org.chengqing.knowledge.facts.Relation;

/** The office's area, by the places that the knowledge base knows. */
final class KnownPlaces implements Jurisdiction {
    /** What makes a place's name a part of another: a university's study is about everybody. */
    private static final List<String> NOT_THE_PLACE = List.of(
            "大学", "医科", "学院", "专家", "教授", "医生", "卫视", "电视", "日报", "晚报", "早报", "话", "人", "菜", "面", "产", "籍", "牌", "路",
            "街", "银行", "户口", "队", "小吃", "火锅", "烤鸭", "协和");

    private final KnowledgeBase knowledge;
    private final String region;

    /** For the office of this region. */
    KnownPlaces(KnowledgeBase knowledge, String region) {
        this.knowledge = knowledge;
        this.region = region;
    }

    @Override
    public Optional<String> elsewhere(String text) {
        Set<PlaceName> places = placesIn(text);
        Set<PlaceName> own = placesIn(region);
        boolean outside = !text.contains(region)
                && places.stream()
                        .allMatch(place -> isMeant(place.toString(), text)
                                && own.stream().allMatch(here -> place.relationTo(here) == Relation.SIDEWAYS));
        return outside ? places.stream().map(PlaceName::toString).sorted().findFirst() : Optional.empty();
    }

    private Set<PlaceName> placesIn(String text) {
        return knowledge.factsOf(text).places();
    }

    private static boolean isMeant(String place, String text) {
        String stem = place.length() > 2 && "省市县区镇乡".indexOf(place.charAt(place.length() - 1)) >= 0
                ? place.substring(0, place.length() - 1)
                : place;
        return NOT_THE_PLACE.stream().noneMatch(word -> text.contains(stem + word) || text.contains(place + word));
    }

    @Override
    public boolean covers(String around, String place) {
        Set<PlaceName> inside = placesIn(place);
        return around.equals(ClaimReview.NATIONWIDE)
                || placesIn(around).stream()
                        .anyMatch(outer -> inside.stream()
                                .map(inner -> inner.relationTo(outer))
                                .anyMatch(relation -> relation == Relation.AGREE || relation == Relation.BELOW));
    }
}

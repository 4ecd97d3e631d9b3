package org.chengqing.channel.wechat.standin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Who follows one account, what may still be said to each, and the tags. A message of a person allows five
 * customer-service messages within 48 hours; a tap on the menu, a scan or following allows three within a minute.
 * Renewed, not added up. At most four mass messages a month reach one person.
 */
final class Followers {
    private static final int MASS_A_MONTH = 4;
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private final Clock clock;
    private final NavigableMap<String, Person> people = new TreeMap<>();
    private final Map<Integer, String> tags = new TreeMap<>();
    private final Map<Integer, NavigableSet<String>> tagged = new HashMap<>();
    private int followers;
    private int nextTag = 100;

    Followers(Clock clock) {
        this.clock = clock;
    }

    private static final class Person {
        private final Instant since;
        private boolean following;
        private boolean blocks;
        private final Allowance message = new Allowance();
        private final Allowance tap = new Allowance();
        private final List<Integer> tags = new ArrayList<>();
        private final Map<YearMonth, Integer> massMessages = new HashMap<>();

        private Person(Instant since) {
            this.since = since;
        }
    }

    private static final class Allowance {
        private int left;
        private Instant until = Instant.MIN;

        private void renew(int count, Instant end) {
            left = count;
            until = end;
        }
    }

    synchronized void follow(String openId) {
        follows(person(openId), true);
    }

    synchronized void unfollow(String openId) {
        follows(person(openId), false);
    }

    synchronized void block(String openId, boolean blocks) {
        person(openId).blocks = blocks;
    }

    /** Whether this person wants no messages that they did not ask for. */
    synchronized boolean blocks(String openId) {
        Person person = people.get(openId);
        return person != null && person.blocks;
    }

    private void follows(Person person, boolean now) {
        followers += (now ? 1 : 0) - (person.following ? 1 : 0);
        person.following = now;
    }

    synchronized void wrote(String openId) {
        person(openId).message.renew(5, clock.instant().plus(Duration.ofDays(2)));
    }

    synchronized void tapped(String openId) {
        person(openId).tap.renew(3, clock.instant().plus(Duration.ofMinutes(1)));
    }

    /** 0 where one more message may go to this person, which takes it off; else the platform's code. */
    synchronized int take(String openId, boolean spend) {
        Person person = people.get(openId);
        if (person == null) {
            return 40003;
        }
        if (!person.following) {
            return 43004;
        }
        Instant now = clock.instant();
        boolean inWindow = false;
        for (Allowance allowance : List.of(person.tap, person.message)) {
            if (now.isBefore(allowance.until)) {
                inWindow = true;
                if (allowance.left > 0) {
                    allowance.left -= spend ? 1 : 0;
                    return 0;
                }
            }
        }
        return inWindow ? 45047 : 45015;
    }

    /** Whether a mass message reaches this person, which counts it. */
    synchronized boolean takeMass(String openId) {
        Person person = people.get(openId);
        if (person == null || !person.following || person.blocks) {
            return false;
        }
        YearMonth month = YearMonth.from(clock.instant().atZone(ZONE));
        return person.massMessages.merge(month, 1, Integer::sum) <= MASS_A_MONTH;
    }

    synchronized boolean knows(String openId) {
        return people.containsKey(openId);
    }

    synchronized boolean isFollowing(String openId) {
        Person person = people.get(openId);
        return person != null && person.following;
    }

    synchronized Instant since(String openId) {
        return person(openId).since;
    }

    /** All who follow, in the order of their OpenIDs. */
    synchronized List<String> all() {
        return people.entrySet().stream()
                .filter(entry -> entry.getValue().following)
                .map(Map.Entry::getKey)
                .toList();
    }

    synchronized int count() {
        return followers;
    }

    /** Those who follow, in order, at most so many after this one. */
    synchronized List<String> after(String openId, int most) {
        return people.tailMap(openId, false).entrySet().stream()
                .filter(entry -> entry.getValue().following)
                .limit(most)
                .map(Map.Entry::getKey)
                .toList();
    }

    synchronized int createTag(String name) {
        tags.put(nextTag, name);
        return nextTag++;
    }

    synchronized Map<Integer, String> tags() {
        return Map.copyOf(tags);
    }

    synchronized void tag(String openId, int tag, boolean wanted) {
        List<Integer> mine = person(openId).tags;
        mine.remove((Integer) tag);
        NavigableSet<String> members = tagged.computeIfAbsent(tag, _ -> new TreeSet<>());
        members.remove(openId);
        if (wanted) {
            mine.add(tag);
            members.add(openId);
        }
    }

    synchronized List<Integer> tagsOf(String openId) {
        Person person = people.get(openId);
        return person == null ? List.of() : List.copyOf(person.tags);
    }

    synchronized List<String> tagged(int tag) {
        return tagged(tag, "", Integer.MAX_VALUE);
    }

    synchronized int countTagged(int tag) {
        return tagged.getOrDefault(tag, new TreeSet<>()).size();
    }

    synchronized List<String> tagged(int tag, String after, int most) {
        return tagged.getOrDefault(tag, new TreeSet<>()).tailSet(after, false).stream()
                .filter(this::isFollowing)
                .limit(most)
                .toList();
    }

    /** Whoever is new follows. */
    private Person person(String openId) {
        return people.computeIfAbsent(openId, _ -> {
            Person person = new Person(clock.instant());
            follows(person, true);
            return person;
        });
    }
}

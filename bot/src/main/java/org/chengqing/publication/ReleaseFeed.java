package org.chengqing.publication;

import com.rometools.rome.feed.atom.Content;
import com.rometools.rome.feed.atom.Entry;
import com.rometools.rome.feed.atom.Feed;
import com.rometools.rome.feed.atom.Link;
import com.rometools.rome.feed.synd.SyndPerson;
import com.rometools.rome.feed.synd.SyndPersonImpl;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.WireFeedOutput;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.chengqing.knowledge.claim.ClaimReview;
import org.chengqing.replies.ReviewPage;

/** Writes the newest releases as an Atom feed (RFC 4287). */
final class ReleaseFeed {
    private final PublicationSettings settings;

    ReleaseFeed(PublicationSettings settings) {
        this.settings = settings;
    }

    /** The feed of these reviews, newest first; an entry's id never changes, its date is that of its latest revision. */
    String of(List<ClaimReview> reviews) {
        Feed feed = new Feed("atom_1.0");
        feed.setId(settings.address("/feed.atom"));
        feed.setTitle(settings.publisher() + "：最新辟谣");
        feed.setAuthors(List.of(author()));
        feed.setOtherLinks(List.of(link("self", settings.address("/feed.atom"))));
        feed.setAlternateLinks(List.of(link("alternate", settings.address("/"))));
        feed.setUpdated(Date.from(reviews.stream()
                .map(ClaimReview::updatedAt)
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH)));
        feed.setEntries(reviews.stream().map(this::entry).toList());
        try {
            return new WireFeedOutput().outputString(feed);
        } catch (FeedException e) {
            throw new IllegalStateException("a feed of " + reviews.size() + " reviews was not written", e);
        }
    }

    private Entry entry(ClaimReview review) {
        ReviewPage page = settings.page(review, ReviewPage.Standing.CURRENT);
        Content summary = new Content();
        summary.setType("text");
        summary.setValue(printable(review.conclusion()));
        Entry entry = new Entry();
        entry.setId(page.address());
        entry.setTitle(printable(page.title()));
        entry.setUpdated(Date.from(review.updatedAt()));
        entry.setSummary(summary);
        entry.setAlternateLinks(List.of(link("alternate", page.address())));
        return entry;
    }

    /** Without the control characters that XML cannot hold; one of them would make the whole feed fail. */
    private static String printable(String text) {
        return text.codePoints()
                .filter(ReleaseFeed::isXml)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** The characters of XML 1.0, section 2.2. */
    private static boolean isXml(int point) {
        boolean plain = point >= 0x20 && point <= 0xd7ff;
        boolean control = point == '\t' || point == '\n' || point == '\r';
        boolean beyond = (point >= 0xe000 && point <= 0xfffd) || point >= 0x10000;
        return plain || control || beyond;
    }

    private SyndPerson author() {
        SyndPerson author = new SyndPersonImpl();
        author.setName(settings.publisher());
        return author;
    }

    private static Link link(String relation, String address) {
        Link link = new Link();
        link.setRel(relation);
        link.setHref(address);
        return link;
    }
}

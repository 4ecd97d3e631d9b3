package org.chengqing.publication;

import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chengqing.channel.Picture;
import org.chengqing.channel.Pictures;
import org.chengqing.knowledge.KnowledgeBase;
import org.chengqing.knowledge.claim.ClaimReviewId;
import org.chengqing.picture.ReviewPictures;
import org.chengqing.replies.ReviewPage;
import org.chengqing.replies.ReviewPage.Standing;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives channels the pictures of reviews that hold today; one that does not is nothing to pass on. */
final class PublishedPictures implements Pictures {
    private static final Logger LOG = LoggerFactory.getLogger(PublishedPictures.class);
    private static final Pattern PATH = Pattern.compile("/r/([A-Za-z0-9][A-Za-z0-9._-]{0,63})/picture\\.png");

    private final KnowledgeBase knowledge;
    private final ReviewPictures pictures;
    private final PublicationSettings settings;

    PublishedPictures(KnowledgeBase knowledge, ReviewPictures pictures, PublicationSettings settings) {
        this.knowledge = knowledge;
        this.pictures = pictures;
        this.settings = settings;
    }

    @Override
    public Optional<String> version(String path) {
        return page(path).map(ReviewPictures::version);
    }

    @Override
    public Optional<Picture> of(String path) {
        return page(path).flatMap(this::drawn);
    }

    private Optional<ReviewPage> page(String path) {
        Matcher matcher = PATH.matcher(path);
        return matcher.matches()
                ? knowledge
                        .released(new ClaimReviewId(matcher.group(1)))
                        .map(review -> settings.page(review, Standing.CURRENT))
                : Optional.empty();
    }

    private Optional<Picture> drawn(ReviewPage page) {
        try {
            byte[] png = pictures.of(page).get().png();
            return Optional.of(new Picture("picture.png", png));
        } catch (ExecutionException | RejectedExecutionException e) {
            LOG.warn(
                    "the picture of {} could not be drawn to be sent: {}",
                    page.review().id(),
                    e.toString());
            return Optional.empty();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}

package org.chengqing.publication;

import java.time.Clock;
import org.chengqing.channel.Pictures;
import org.chengqing.knowledge.KnowledgeBase;
import org.chengqing.knowledge.catalog.Catalog;
import org.chengqing.pages.Assets;
import org.chengqing.picture.ReviewPictures;
import org.chengqing.replies.ClaimReviewMarkup;
import org.chengqing.replies.ForwardText;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PublicationSettings.class)
class PublicationConfiguration {
    @Bean
    ReviewPages reviewPages(KnowledgeBase knowledge, Catalog catalog, PublicationSettings settings, Clock clock) {
        return new ReviewPages(knowledge, catalog, settings, clock);
    }

    @Bean
    Pictures publishedPictures(KnowledgeBase knowledge, ReviewPictures pictures, PublicationSettings settings) {
        return new PublishedPictures(knowledge, pictures, settings);
    }

    @Bean
    RouterFunction<ServerResponse> publicationRoutes(
            KnowledgeBase knowledge,
            ReviewPages pages,
            ReviewPictures pictures,
            ForwardText forward,
            JsonMapper json,
            PublicationSettings settings,
            Assets assets) {
        PublicationHandler handler =
                new PublicationHandler(knowledge, pages, new ClaimReviewMarkup(json), forward, settings, assets);
        PictureHandler pictureHandler = new PictureHandler(pages, pictures, settings);
        return RouterFunctions.route()
                .GET("/r/{id}", handler::review)
                .GET("/r/{id}/picture.png", pictureHandler::picture)
                .GET("/feed.atom", handler::feed)
                .GET("/robots.txt", handler::robots)
                .build();
    }
}

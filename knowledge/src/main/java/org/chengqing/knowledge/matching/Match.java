package org.chengqing.knowledge.matching;

import org.chengqing.knowledge.claim.ClaimReview;

/** A released review that fits the text, with its score from 0 to 1. */
public record Match(ClaimReview review, double score) {}

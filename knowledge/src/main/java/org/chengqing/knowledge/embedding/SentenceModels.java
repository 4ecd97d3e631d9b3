package org.chengqing.knowledge.embedding;

/**
 * The same model twice.
 *
 * @param asked reads what residents write and remembers nothing
 * @param published reads what the office publishes and may remember it
 */
public record SentenceModels(SentenceModel asked, SentenceModel published) {}

/**
 * What a message wants. {@link org.chengqing.conversation.intent.IntentClassifier} is the door: rules that must hold come
 * first, then a linear model over characters, words, cue lists, form, the situation of the dialogue and the sentence
 * vector; every answer carries its reasons. Cue lists and rules are words that people can change in {@code
 * config/intents.yml}; the weights are learned from labelled messages and stand as text in a model file. What was
 * understood goes, without its sender, into a short-lived log where staff correct it, and corrections become training
 * data.
 */
@NamedInterface("intent")
@NullMarked
package org.chengqing.conversation.intent;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

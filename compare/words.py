#!/usr/bin/env python3
"""Word F1 and speed of underthesea and pyvi on a treebank in CoNLL-U.

usage: words.py FILE.conllu      needs: pip install underthesea pyvi

A word counts where both its ends are right, over the characters that are no white space: as `train_segmenter --score FILE.conllu`
counts vanban's.
"""
import sys, time, unicodedata

sentences, words = [], []
for line in open(sys.argv[1], encoding="utf-8"):
    if line.startswith("# text = "):
        text = unicodedata.normalize("NFC", line[9:].rstrip("\n"))
    elif line[:1].isdigit() and "-" not in line.split("\t")[0]:
        words.append(unicodedata.normalize("NFC", line.split("\t")[1]))
    elif not line.strip() and words:
        sentences.append((text, words))
        words = []


def spans(words):
    """The words by their places among the characters that are no white space."""
    at, found = 0, set()
    for word in words:
        size = sum(not c.isspace() for c in word.replace("_", " "))
        found.add((at, at + size))
        at += size
    return found


def score(name, cut):
    cut("Học sinh học sinh học.")  # loads the model
    right = gold = found = size = 0
    started = time.process_time()
    cuts = [cut(text) for text, _ in sentences]
    seconds = time.process_time() - started
    for (text, words), mine in zip(sentences, cuts):
        size += len(text.encode())
        expected, got = spans(words), spans(mine)
        right, gold, found = right + len(expected & got), gold + len(expected), found + len(got)
    precision, recall = right / found, right / gold
    f1 = 2 * precision * recall / (precision + recall)
    print(f"{name}: precision {precision:.4f}, recall {recall:.4f}, F1 {f1:.4f}; {size / seconds / 1000:.0f} KB/s", flush=True)


import underthesea, pyvi.ViTokenizer

score("pyvi", lambda text: pyvi.ViTokenizer.tokenize(text).split())
score("underthesea", underthesea.word_tokenize)

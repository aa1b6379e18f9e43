import { describe, expect, it } from 'vitest';
import { htmlInsertionPoint } from '../../src/rewrite/html-insertion-point.ts';

describe('htmlInsertionPoint', () => {
  it.each([
    ['behind the body tag', '<html><body class=x>|hi'],
    ['not in a comment', '<!-- <body> -->|<p>hi'],
    ['not in a title', '<title><body></title><body>|x'],
    ['not in a style sheet', '<style>/*<body>*/</style>\r\n<body\r\n>|x'],
    ['not in a template', '<template><body></template>|yo'],
    ['not in a noscript, which mail clients render', '<noscript>|<p>hi</noscript><body>'],
    ['in front of bare text', ' \r\n |text'],
    ['in front of what opens the body, not at a later tag', '|text<body style=x>y'],
    ['in front of an end tag that opens the body', '<html>|</br>x'],
    ['in front of a table', '|<table>x<tr>'],
    ['behind a doctype that stands alone', '<!doctype html>|'],
    ['in an empty part', '|'],
    ['behind a self-closing body', '<body/>|x'],
    ['with a greater-than sign in an attribute', '<body title="a>b">|x'],
  ])('%s', (_, marked) => {
    expect(htmlInsertionPoint(marked.replace('|', ''))).toBe(marked.indexOf('|'));
  });

  it.each([
    ['a frameset', '<frameset><frame></frameset>'],
    ['an unfinished comment', '<!-- <p>x'],
    ['an unfinished title', '<title>x'],
    ['an unfinished tag', '<a href="'],
  ])('finds none in %s', (_, html) => {
    expect(htmlInsertionPoint(html)).toBeUndefined();
  });

  it.each([
    ['templates', '<template>'.repeat(200_000)],
    ['roots', '<html a><!---->'.repeat(130_000)],
    ['comments', '<!--a-->'.repeat(250_000)],
    ['attributes', `<html ${Array.from({ length: 300_000 }, (_, index) => `a${index}`).join(' ')}>`],
    ['elements in a template', `<template>${'<div>'.repeat(400_000)}`],
    ['elements', '<div>'.repeat(400_000)],
  ])('gives up or finishes in time on 2 MB of %s', (_, html) => {
    const started = performance.now();
    htmlInsertionPoint(html);
    expect(performance.now() - started).toBeLessThan(5000);
  });
});

"use server";

import { defineAction } from "@/platform/action";
import { draftArticle, moveArticle, saveArticle } from "./commands";
import { editArticlePath } from "./paths";
import { draftArticleInput, saveArticleInput, takeArticleStepInput } from "./schema";

export const draftArticleAction = defineAction({
  name: "draft-article",
  words: "informationCentre",
  schema: draftArticleInput,
  command: draftArticle,
  to: ({ articleId }) => editArticlePath(articleId),
  done: "drafted",
});

export const saveArticleAction = defineAction({
  name: "save-article",
  words: "informationCentre",
  schema: saveArticleInput,
  command: saveArticle,
  to: ({ articleId }) => editArticlePath(articleId),
  done: "saved",
});

export const takeArticleStepAction = defineAction({
  name: "move-article",
  words: "informationCentre",
  schema: takeArticleStepInput,
  command: moveArticle,
  to: ({ articleId }) => editArticlePath(articleId),
});

/** The words about lessons and examples, which come with them; what they say is in guide/lessons/. */
export const LEARN = {
  en: {
    lesson: {
      lessons: 'Five lessons',
      minutes: '5 to 10 minutes each',
      examples: 'Examples',
      step: (step: string, steps: string) => `${step} of ${steps}`,
      back: 'Back',
      next: 'Next',
      nextLesson: 'Next lesson',
      end: 'End the lesson',
      done: 'Done',
    },
  },
  'zh-CN': {
    lesson: {
      lessons: '五堂课',
      minutes: '每课 5 到 10 分钟',
      examples: '示例',
      step: (step: string, steps: string) => `${step} / ${steps}`,
      back: '上一步',
      next: '下一步',
      nextLesson: '下一课',
      end: '结束',
      done: '完成',
    },
  },
};

/** Faults in what the page says. */
export const faults = {
  'app/i18n/verify.ts': [
    ['${checks} 项检查中有 ${failed} 项', '${failed} 项检查中有 ${checks} 项', 'messages'],
  ],
  'app/i18n/landscape.ts': [
    ['最小二乘直线 ${place}，损失 ${loss}', '最小二乘直线 ${loss}，损失 ${place}', 'messages'],
  ],
  'app/i18n/page.ts': [
    ['x ${x} · y ${y} · 拟合 ${fit}', 'x ${x} · y ${fit} · 拟合 ${y}', 'messages'],
    ['损失 ${loss}，比最优拟合高 ${above}', '损失 ${above}，比最优拟合高 ${loss}', 'messages'],
    [
      'At epoch ${epoch} it is ${loss}; the least possible is ${best}',
      'At epoch ${epoch} it is ${best}; the least possible is ${loss}',
      'messages',
    ],
    [
      'Point ${index} of ${points}: x ${x}, y ${y}.',
      'Point ${index} of ${points}: x ${y}, y ${x}.',
      'messages',
    ],
  ],
};

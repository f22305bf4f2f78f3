const DIGITS: Readonly<Record<string, number>> = {
  "〇": 0, "○": 0, 零: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9,
  壹: 1, 贰: 2, 叁: 3, 肆: 4, 伍: 5, 陆: 6, 柒: 7, 捌: 8, 玖: 9,
}; // biome-ignore format: a table
const UNITS: Readonly<Record<string, number>> = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 };

/**
 * A whole number in Chinese characters: 三百二十 is 320, 一万零五 is 10005, 二〇一五 is 2015, 廿一 is 21. Undefined where it is none, and
 * where people mean two things by it: 三百二 is 320 to some and 302 to others.
 */
export function chineseNumber(text: string): number | undefined {
  const plain = text.replace("廿", "二十").replace("卅", "三十").replaceAll("萬", "万");
  if (/^[〇○零一二三四五六七八九]+$/.test(plain)) return Number([...plain].map((letter) => DIGITS[letter]).join(""));
  const [above, below, ...more] = plain.split("万");
  if (more.length > 0 || above === undefined) return undefined;
  if (below === undefined) return underTenThousand(above);
  const [high, low] = [underTenThousand(above), below === "" ? 0 : underTenThousand(below)];
  // 一万二 may be 12,000 or 10,002.
  if (!high || low === undefined || (low !== 0 && low < 1000 && !/^零/.test(below))) return undefined;
  return high * 10_000 + low;
}

function underTenThousand(text: string): number | undefined {
  let sum = 0;
  let digit: number | undefined;
  let unit = 10_000;
  let gap = false;
  for (const letter of text) {
    const value = DIGITS[letter];
    const next = UNITS[letter];
    if (value === 0 && digit === undefined) gap = true;
    else if (value !== undefined && digit === undefined) digit = value;
    else if (next !== undefined && next < unit && (digit !== undefined || (next === 10 && sum === 0))) {
      sum += (digit ?? 1) * next;
      unit = next;
      digit = undefined;
      gap = false;
    } else return undefined;
  }
  if (digit === undefined) return text === "" || gap ? undefined : sum;
  return unit === 10 || unit === 10_000 || gap ? sum + digit : undefined;
}

/** A text in which numbers of Chinese characters are digits, such as a date: 二〇一五年三月 becomes 2015年3月, with O and 0 for 〇 as people type it. */
export function withDigits(text: string): string {
  return text.replace(/[〇○零一二三四五六七八九十廿卅Oo0]+/g, (run) => {
    if (/^[Oo0]+$/.test(run)) return run;
    return String(chineseNumber(run.replace(/[Oo0]/g, "〇")) ?? run);
  });
}
